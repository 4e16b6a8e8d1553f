// The floor: reads a file and parses it, as directly as can be. `node parse.mjs <file>`
import { readFileSync } from "node:fs";

const [, , file] = process.argv;
const text = readFileSync(file, "utf8");
if (file.endsWith(".json")) JSON.parse(text);
else (await import("js-yaml")).load(text);
