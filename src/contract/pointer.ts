import type { Pointer } from "../model.ts";

/** The steps of a JSON pointer (RFC 6901), unescaped; all are texts, those that count the items of a list, too. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer as text. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
