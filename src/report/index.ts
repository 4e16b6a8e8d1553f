import { loadMessages, type Messages } from "../messages/messages.ts";
import type { Report } from "../model.ts";
import { FORMATS, type FormatName } from "./formats.ts";
import { write as json } from "./json.ts";
import { write as junit } from "./junit.ts";
import { write as text } from "./text.ts";
import type { Paint, Write, WriterOptions } from "./writer.ts";

/** What writes each format: together not more than it would take to find one of them in a file of its own. */
const writers: Readonly<Record<FormatName, Write>> = { text, json, junit };

/** How the caller wants its report. */
export interface RenderOptions extends Omit<WriterOptions, "paint"> {
  readonly colour: boolean;
}

/** Writes a report in a format. */
export async function render(report: Report, name: FormatName, options: RenderOptions): Promise<string> {
  const [messages, paint] = await Promise.all([
    FORMATS[name] === "en" ? english(options.messages) : options.messages,
    options.colour ? import("./paint.ts").then((module) => module.paint) : plain,
  ]);
  const { width, verbose, quiet } = options;
  return writers[name](report, { messages, paint, width, verbose, quiet });
}

async function english(messages: Messages): Promise<Messages> {
  return messages.language === "en" ? messages : loadMessages("en");
}

const plain: Paint = (text) => text;
