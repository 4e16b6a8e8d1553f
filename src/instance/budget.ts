/**
 * Steps that may be spent, in all and on one value. Steps and not time, so that the same input always has the same answer. One step
 * is about the work of looking at one keyword.
 */
export class Budget {
  #left: number;
  #own = 0;
  readonly #most: number;

  /**
   * @param total steps in all
   * @param most steps for one value, so that a single one cannot use up the rest
   */
  constructor(total: number, most: number) {
    this.#left = total;
    this.#most = most;
  }

  /** Begins with the next value. */
  begin(): void {
    this.#own = Math.min(this.#most, this.#left);
  }

  /** Takes steps. False when there are not so many left: then nothing more is to be had for this value. */
  spend(steps: number): boolean {
    if (steps > this.#own) {
      this.#left -= this.#own;
      this.#own = 0;
      return false;
    }
    this.#own -= steps;
    this.#left -= steps;
    return true;
  }

  /** Whether the steps for this value are used up. */
  get spent(): boolean {
    return this.#own <= 0;
  }
}

/**
 * The steps for the values of one submission that are checked on behalf of one rule. A machine of today takes less than two seconds for
 * all of them.
 */
export const SUBMISSION_STEPS = { total: 10_000_000, most: 2_000_000 };
