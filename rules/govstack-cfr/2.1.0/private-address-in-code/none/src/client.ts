// For example "http://192.168.14.7:8080/registry"
export const registry = process.env.REGISTRY_URL ?? "http://10.0.0.7:8080";
export const range = "192.168.0.0/16";
