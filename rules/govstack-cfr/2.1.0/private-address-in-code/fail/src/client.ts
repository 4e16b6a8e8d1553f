export const registry = "http://192.168.14.7:8080/registry"; // # expect
export const docs = "https://docs.example.org/";
