// `npm run mutate:contracts -- [every]`
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "../scripts/bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const { tryContracts } = await bundled(root, "../bench/contract-mutations");
if (!tryContracts(Number(process.argv[2] ?? "1"))) process.exitCode = 1;
