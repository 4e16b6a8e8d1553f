import type { Messages } from "../messages/messages.ts";
import { breakCommands } from "./escape.ts";
import { columns, cut, padded } from "./width.ts";
import { wrap } from "./wrap.ts";
import type { Tone, WriterOptions } from "./writer.ts";

/** How a paragraph is set. */
export interface Setting {
  /** Columns in front of every line. */
  readonly indent?: number;
  /** Stands in front of the first line; the other lines hang below the text. */
  readonly label?: string;
  /** Columns that the label takes, with the gap behind it. */
  readonly labelWidth?: number;
  readonly labelTone?: Tone;
  readonly tone?: Tone;
}

/** Right-to-left mark: gives a line without strong characters at its start the direction of the page. */
const RLM = "\u200f";
const NARROWEST = 40;

/** The plain-text page that a report is set on: paragraphs with hanging indents, no line wider than the page. */
export class Page {
  readonly messages: Messages;
  readonly width: number;
  readonly #paint: WriterOptions["paint"];
  readonly #lines: string[] = [];

  constructor(options: Pick<WriterOptions, "messages" | "paint" | "width">) {
    this.messages = options.messages;
    this.width = Math.max(NARROWEST, options.width);
    this.#paint = options.paint;
  }

  /** An empty line, unless the page begins or one is there already. */
  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== "") this.#lines.push("");
  }

  /** A paragraph, broken at spaces. */
  text(text: string, setting: Setting = {}): void {
    const { indent = 0, label = "" } = setting;
    const labelWidth = setting.labelWidth ?? (label === "" ? 0 : columns(label) + 1);
    const hang = indent + labelWidth;
    const lead = label === "" ? " ".repeat(labelWidth) : padded(label, labelWidth);
    // A label that is too long for its column pushes the text of the first line, and that line only.
    const room = this.width - hang;
    const lines = wrap(text, { first: Math.max(8, this.width - indent - columns(lead)), others: Math.max(8, room) });
    lines.forEach((line, index) => {
      if (index === 0) this.#push(indent, [lead, setting.labelTone], [line, setting.tone]);
      else this.#push(hang, [line, setting.tone]);
    });
  }

  /** One line that is never broken: a place, which must stay whole so that it can be clicked or copied. */
  unbroken(text: string, setting: Setting = {}): void {
    this.#push(setting.indent ?? 0, [text, setting.tone]);
  }

  /** One line cut to the page: a quotation. */
  quote(text: string, setting: Setting = {}): void {
    const { indent = 0, label = "" } = setting;
    const room = this.width - indent - columns(label) - 1;
    this.#push(indent, [`${label} ${this.messages.isolate(cut(text, room))}`, setting.tone]);
  }

  /** The whole page. */
  toString(): string {
    return `${this.#lines.join("\n").trimEnd()}\n`;
  }

  #push(indent: number, ...pieces: readonly (readonly [text: string, tone: Tone | undefined])[]): void {
    const safe = breakCommands(pieces.map(([text]) => text).join(""));
    if (safe.trim() === "") {
      this.#lines.push("");
      return;
    }
    const whole = pieces.map(([text]) => text).join("");
    // Where the safety net had to step in, the colours of the pieces do not matter.
    const painted =
      safe === whole
        ? pieces
            .map(([text, tone]) => (tone === undefined || text.trim() === "" ? text : this.#paint(text, tone)))
            .join("")
        : safe;
    const mark = this.messages.direction === "rtl" ? RLM : "";
    this.#lines.push((mark + " ".repeat(indent) + painted).trimEnd());
  }
}
