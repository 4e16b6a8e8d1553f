/**
 * The report formats by the name that people type, and in which language each is written. `reader`: in the one chosen. `en`: the same
 * bytes in every language. Apart from what writes them, so that the command line can name them without loading that.
 */
export const FORMATS = { text: "reader", json: "en", junit: "en" } as const;

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;
