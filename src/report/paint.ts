import { Chalk } from "chalk";
import type { Paint } from "./writer.ts";

/** The sixteen colours that every terminal has; what the terminal can do was decided by the caller. */
const chalk = new Chalk({ level: 1 });

/** Colours for a terminal. */
export const paint: Paint = (text, tone) => {
  switch (tone) {
    case "strong":
      return chalk.bold(text);
    case "quiet":
      return chalk.dim(text);
    case "place":
      return chalk.cyan(text);
    case "bad":
      return chalk.red.bold(text);
    case "open":
      return chalk.yellow.bold(text);
    case "good":
      return chalk.green.bold(text);
  }
};
