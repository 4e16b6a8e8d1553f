/** A credential found in a text: where in its line, and what it is. */
export interface Found {
  readonly kind: string;
  /** Name of the variable or field, "" where there is none. */
  readonly name: string;
  readonly value: string;
  /** 0-based column in the line. */
  readonly column: number;
  readonly confidence: "certain" | "likely";
  readonly isDefault: boolean;
}

/** A text in a line that a name is given to. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** 0-based column of the value in the line. */
  readonly column: number;
  /** Used when nothing else is given. */
  readonly isDefault: boolean;
  /** The place leaves no doubt that it is the value in use: an argument of what makes a key of it. */
  readonly used?: boolean;
}
