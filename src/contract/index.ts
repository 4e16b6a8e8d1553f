// Everything about contracts, as one piece that is loaded only by the commands and checks that ask for it.
export { compareInterfaces } from "./compare.ts";
export { readContract } from "./contract-file.ts";
export { gradeOf } from "./grade.ts";
export { readOffer } from "./openapi/index.ts";
