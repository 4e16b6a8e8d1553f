// `npm run bench:subtype -- [pairs] [seed]`
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "../scripts/bundled.mjs";

const [, , pairs = "100000", seed = "1"] = process.argv;
const { askPairs } = await bundled(join(dirname(fileURLToPath(import.meta.url)), ".."), "../bench/subtype");
askPairs(Number(pairs), Number(seed));
