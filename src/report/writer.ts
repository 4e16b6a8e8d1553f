import type { Messages } from "../messages/messages.ts";
import type { Report } from "../model.ts";

/** What a piece of a report is, for those formats that can show it. */
export type Tone = "strong" | "quiet" | "place" | "bad" | "open" | "good";

/** Marks a text for a terminal, or gives it back as it is. */
export type Paint = (text: string, tone: Tone) => string;

/** How a report is written. Machine formats heed `messages` only. */
export interface WriterOptions {
  /** Texts in the reader's language; in English for formats that are the same in every language. */
  readonly messages: Messages;
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** Everything, not only what decides. */
  readonly verbose: boolean;
  /** The verdict and the failures only. */
  readonly quiet: boolean;
}

/** Turns a report into text: it judges nothing, leaves nothing out that its format promises, and prints nothing. Ends with a line end. */
export type Write = (report: Report, options: WriterOptions) => string;
