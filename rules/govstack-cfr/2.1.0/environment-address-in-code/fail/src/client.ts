export const registry = "https://registry-staging.ministry.gov.xx/api"; // # expect
