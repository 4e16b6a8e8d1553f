import { execFileSync } from "node:child_process";

/** Builds once before all tests: they run the real program, and rules are compiled into it. */
export default function setup(): void {
  if (process.env.GOVSTACK_CHECK_TEST_NO_BUILD === undefined) {
    execFileSync(process.execPath, ["scripts/build.mjs"], { stdio: "inherit" });
  }
}
