export const registry = "http://192.168.14.7:8080/registry";
