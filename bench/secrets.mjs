// `npm run bench:secrets`
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "../scripts/bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { tellSecrets } = await bundled(root, "../bench/secrets");
if (!(await tellSecrets(join(root, "bench", "secrets")))) process.exitCode = 1;
