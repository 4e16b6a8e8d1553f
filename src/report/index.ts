import { loadMessages, type Messages } from "../messages/messages.ts";
import type { Report } from "../model.ts";
import type { Paint, Write, WriterOptions } from "./writer.ts";

/** A report format: whom it speaks to, and the module that writes it. */
interface Format {
  /** `reader`: in the language chosen. `en`: the same bytes in every language. */
  readonly language: "reader" | "en";
  load(): Promise<{ readonly write: Write }>;
}

/** The formats by the name that people type. */
export const formats = {
  text: { language: "reader", load: () => import("./text.ts") },
  json: { language: "en", load: () => import("./json.ts") },
  junit: { language: "en", load: () => import("./junit.ts") },
} as const satisfies Readonly<Record<string, Format>>;

/** The name of a format. */
export type FormatName = keyof typeof formats;

/** How the caller wants its report. */
export interface RenderOptions extends Omit<WriterOptions, "paint"> {
  readonly colour: boolean;
}

/** Writes a report in a format. Loads what that format needs and nothing else. */
export async function render(report: Report, name: FormatName, options: RenderOptions): Promise<string> {
  const format: Format = formats[name];
  const [{ write }, messages, paint] = await Promise.all([
    format.load(),
    format.language === "en" ? english(options.messages) : options.messages,
    options.colour ? import("./paint.ts").then((module) => module.paint) : plain,
  ]);
  const { width, verbose, quiet } = options;
  return write(report, { messages, paint, width, verbose, quiet });
}

async function english(messages: Messages): Promise<Messages> {
  return messages.language === "en" ? messages : loadMessages("en");
}

const plain: Paint = (text) => text;
