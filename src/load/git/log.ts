import type { Commit } from "../../model.ts";
import { type CommitText, readCommit } from "./commit.ts";
import type { ObjectStore } from "./objects.ts";

/** Commits as `git log` lists them. */
export interface Log {
  readonly commits: readonly Commit[];
  /** There are more. */
  readonly more: boolean;
  /** The first commit that is named and not there, or not whole. */
  readonly missing?: string;
}

interface Open extends CommitText {
  readonly id: string;
}

/**
 * Walks from a commit to all that came before it, newest first.
 *
 * @param boundary commits whose parents were left out when the repository was copied
 * @param most how many to read
 */
export function readLog(store: ObjectStore, head: string, boundary: ReadonlySet<string>, most: number): Log {
  const commits: Commit[] = [];
  const seen = new Set<string>();
  const open = new NewestFirst();
  let missing: string | undefined;
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const bytes = store.commit(id);
    if (bytes === undefined) missing ??= id;
    else open.add({ id, ...readCommit(bytes) });
  };
  visit(head);
  for (let next = open.take(); next !== undefined; next = open.take()) {
    if (commits.length === most) return { commits, more: true, ...(missing === undefined ? {} : { missing }) };
    const { id, author, time, subject, parents } = next;
    commits.push({ id, author, time, subject, parents: parents.length });
    if (!boundary.has(id)) for (const parent of parents) visit(parent);
  }
  return { commits, more: false, ...(missing === undefined ? {} : { missing }) };
}

/** A heap by time; equal ones leave in the order in which they came. */
class NewestFirst {
  readonly #heap: { readonly commit: Open; readonly number: number }[] = [];
  #count = 0;

  add(commit: Open): void {
    this.#heap.push({ commit, number: this.#count++ });
    let at = this.#heap.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  take(): Open | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#heap.length > 0) {
      this.#heap[0] = last;
      for (let at = 0; ; ) {
        let best = at;
        for (const below of [2 * at + 1, 2 * at + 2]) {
          if (below < this.#heap.length && this.#isBefore(below, best)) best = below;
        }
        if (best === at) break;
        this.#swap(at, best);
        at = best;
      }
    }
    return first.commit;
  }

  #isBefore(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one === undefined || other === undefined) return false;
    return (
      one.commit.time - other.commit.time > 0 || (one.commit.time === other.commit.time && one.number < other.number)
    );
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
