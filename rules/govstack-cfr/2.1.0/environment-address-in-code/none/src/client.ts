export const guide = "https://dev.mysql.com/doc/";
export const registry = process.env.REGISTRY_URL || "https://registry-staging.ministry.gov.xx/api";
