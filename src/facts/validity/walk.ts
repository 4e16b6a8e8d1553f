import { Budget } from "../../instance/budget.ts";
import { isEqual } from "../../instance/equal.ts";
import { type ApiDocument, Place, type Resolver } from "../../model.ts";
import { isObject, type Source } from "../members.ts";
import { Ledger } from "./ledger.ts";
import { fieldFault, memberFault } from "./names.ts";
import { type Followed, References } from "./references.ts";
import { type Kind, type ObjectShape, type Shape, STRING } from "./shapes.ts";
import type { Site } from "./site.ts";
import { ofObject, ofValue } from "./spots.ts";
import { Trail } from "./trail.ts";
import { type Fault, faultOf, type ScalarShape, wrongType } from "./values.ts";

/** Items of one list that are compared with each other. */
const MOST_COMPARED = 100;
/** Deeper parts wait in a queue, so that no document can exhaust the call stack. */
const MOST_DEPTH = 100;

interface Pending {
  readonly value: unknown;
  readonly shape: Shape;
  readonly place: Place;
}

/**
 * Walks a document along the tables of its OpenAPI version, without dereferencing: what a reference leads to is walked once, as the kind
 * of object that the reference asks for.
 */
export class Walk extends Ledger implements Site {
  readonly version: ApiDocument["version"];
  readonly root: Source;
  readonly references: References;
  readonly #trail: Trail;
  readonly #seen = new Map<Kind, Set<object>>();
  readonly #faulty = new Map<object, Kind>();
  /** Objects whose `$ref` leads nowhere, and that was said. */
  readonly #told = new Set<object>();
  /** Parts of the document itself, which the official schema sees, and those that only references lead to, which it does not. */
  readonly #own: Pending[] = [];
  readonly #referred: Pending[] = [];

  constructor(api: ApiDocument, resolver: Resolver, root: Kind) {
    const place = new Place(api.document.path);
    super(place);
    this.version = api.version;
    this.root = isObject(api.document.value) ? api.document.value : {};
    this.references = new References(resolver, root, api.document.path);
    this.#trail = new Trail(place);
    this.#own.push({ value: api.document.value, shape: { is: "object", kind: root, reference: false }, place });
  }

  /** Walks the document, then whatever its references lead to. */
  run(): void {
    this.#drain(this.#own);
    this.official = false;
    this.#drain(this.#referred);
  }

  #drain(queue: Pending[]): void {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      this.#trail.start(next.place);
      this.#visit(next.value, next.shape);
    }
  }

  #visit(value: unknown, shape: Shape): void {
    if (shape.is === "object") {
      if (shape.combined === true) this.combine(value);
      if (!isObject(value)) this.#fault(wrongType(value, "object"), value);
      else if (shape.reference && Object.hasOwn(value, "$ref")) this.#visitReference(value, shape);
      else this.#visitObject(value, shape.kind);
    } else if (shape.is === "list") this.#visitList(value, shape);
    else if (shape.is === "choice") {
      if (shape.combined === true) this.combine(value);
      const fit =
        typeof value === "string"
          ? shape.string
          : typeof value === "boolean"
            ? shape.boolean
            : Array.isArray(value)
              ? shape.list
              : isObject(value)
                ? shape.object
                : undefined;
      if (fit === undefined) this.#fault(wrongType(value, shape.expected), value);
      else this.#visit(value, fit);
    } else {
      const fault = faultOf(value, shape);
      if (fault !== undefined) this.#fault(fault, value);
    }
  }

  /** A value that has nothing below it: the trail is needed only if it is wrong. */
  #scalar(value: unknown, shape: ScalarShape, key: string | number): void {
    const fault = faultOf(value, shape);
    if (fault === undefined) return;
    this.#trail.down(key);
    this.#fault(fault, value);
    this.#trail.up();
  }

  #down(value: unknown, shape: Shape, key: string | number): void {
    const trail = this.#trail;
    trail.down(key);
    if (trail.depth < MOST_DEPTH) this.#visit(value, shape);
    else (this.official ? this.#own : this.#referred).push({ value, shape, place: trail.place() });
    trail.up();
  }

  #visitObject(value: Source, kind: Kind): void {
    if (this.full || this.#known(value, kind) || kind.opaque?.(value, this) === true) return;
    const before = this.defects.length;
    // The keys of parsed data are all its own, and this is the fastest way through them.
    const { fields, extensible, others, names } = kind;
    for (const key in value) {
      const member = value[key];
      const shape = fields.get(key);
      if (shape !== undefined) {
        if (shape.is === "object" || shape.is === "list" || shape.is === "choice") this.#down(member, shape, key);
        else if (shape !== STRING || typeof member !== "string") this.#scalar(member, shape, key);
      } else if (extensible && key.startsWith("x-")) continue;
      else if (typeof others === "string") this.#refused(value, key, kind);
      else if (key === "$ref" || names?.pattern.test(key) === false) this.#misnamed(member, key, kind, others);
      else this.#down(member, others, key);
    }
    for (const name of kind.required) {
      if (!Object.hasOwn(value, name)) {
        this.structural("missing-field", { field: name, object: kind.name }, ofObject(this.place()));
      }
    }
    kind.rule?.(value, this);
    if (this.defects.length > before) this.#faulty.set(value, kind);
  }

  /**
   * Whether an object was walked before. In the document itself each is met once, but for YAML aliases, of which only those with defects
   * matter; elsewhere references overlap.
   */
  #known(value: object, kind: Kind): boolean {
    if (this.#faulty.size > 0 && this.#faulty.get(value) === kind) return true;
    if (this.official || !kind.shared) return false;
    const seen = this.#seen.get(kind) ?? new Set();
    if (seen.size === 0) this.#seen.set(kind, seen);
    const before = seen.size;
    return seen.add(value).size === before;
  }

  /** A member of a map whose name is not what it should be. */
  #misnamed(member: unknown, key: string, kind: Kind, shape: Shape): void {
    const fault = memberFault(member, key, kind, shape);
    if (fault === undefined) this.#down(member, shape, key);
    else if (fault.structural) this.structural(fault.case, fault.data, this.place(key).key());
    else this.semantic(fault.case, fault.data, this.place(key).key());
  }

  /** A field that is in no table. */
  #refused(value: Source, key: string, kind: Kind): void {
    if (kind.others === "ignored") return;
    const fault = fieldFault(value, key, kind);
    this.structural(fault.case, fault.data, this.place(key).key());
  }

  #visitList(value: unknown, shape: Extract<Shape, { is: "list" }>): void {
    if (!Array.isArray(value)) {
      this.#fault(wrongType(value, "array"), value);
      return;
    }
    if (shape.filled && value.length === 0) {
      this.structural("empty-list", { field: this.#trail.field() }, ofObject(this.place()));
    }
    if (shape.of.is === "any" && !shape.unique) return;
    const seen = shape.unique ? new Set<unknown>() : undefined;
    if (seen !== undefined && this.version === "2.0") this.#findEqual(value);
    for (let index = 0; index < value.length && !this.full; index += 1) {
      const item: unknown = value[index];
      this.#down(item, shape.of, index);
      if (seen === undefined || typeof item !== "string") continue;
      if (seen.has(item)) {
        this.structural("duplicate-item", { field: this.#trail.field(), value: item.slice(0, 200) }, this.place(index));
      }
      seen.add(item);
    }
  }

  /** In OpenAPI 2.0 lists of anything may be asked to hold nothing twice; the walk itself looks at strings. */
  #findEqual(items: readonly unknown[]): void {
    const others = items.slice(0, MOST_COMPARED).flatMap((item, index) => (typeof item === "string" ? [] : [index]));
    const budget = new Budget(MOST_COMPARED ** 2, MOST_COMPARED ** 2);
    budget.begin();
    for (const [rank, index] of others.entries()) {
      if (!others.slice(0, rank).some((earlier) => isEqual(items[earlier], items[index], budget) === true)) continue;
      const item = items[index];
      const value = typeof item === "object" && item !== null ? Object.keys(item).join(", ") : String(item);
      this.structural("duplicate-item", { field: this.#trail.field(), value: value.slice(0, 200) }, this.place(index));
    }
  }

  #fault(fault: Fault, value: unknown): void {
    this.structural(fault.case, { field: this.#trail.field(), ...fault.data }, ofValue(this.place(), value));
  }

  // -------------------------------------------------------------------------
  // References

  #visitReference(value: Source, shape: ObjectShape): void {
    const { kind } = shape;
    if (typeof value.$ref !== "string") {
      // A callback may have an expression of that name, says the schema of OpenAPI 3.0.
      if (this.version === "3.0" && kind.name === "Callback" && isObject(value.$ref)) this.#visitObject(value, kind);
      else this.#down(value.$ref, STRING, "$ref");
      return;
    }
    let members = 0;
    for (const key in value) if (this.version === "2.0" || !key.startsWith("x-")) members += 1;
    if (members > 1) this.#visitSiblings(value, kind);
    this.follow(value, shape);
  }

  /** Whatever stands beside a `$ref` is ignored (OpenAPI 3.0.3, section 4.7.23; 3.1.1, section 4.8.23, which has two exceptions). */
  #visitSiblings(value: Source, kind: Kind): void {
    const swagger = this.version === "2.0";
    const allowed = this.version >= "3.1" ? ["summary", "description"] : [];
    for (const field of allowed) if (Object.hasOwn(value, field)) this.#down(value[field], STRING, field);
    const ignored = Object.keys(value).filter(
      (key) => key !== "$ref" && (swagger || !key.startsWith("x-")) && !allowed.includes(key),
    );
    if (ignored[0] === undefined) return;
    const fields = ignored.slice(0, 8).join(", ").slice(0, 200);
    const place = this.place(ignored[0]).key();
    // The schema of OpenAPI 2.0 says so, too, wherever a Reference Object stands.
    if (swagger) this.structural("reference-sibling", { fields, object: kind.name }, place);
    else this.semantic("reference-sibling", { fields, object: kind.name }, place);
  }

  follow(owner: Source, shape: ObjectShape): void {
    if (typeof owner.$ref !== "string") return;
    const followed = this.references.follow(owner.$ref, this.#trail.file, shape.kind);
    if (followed.problem === undefined) {
      if (followed.first) this.#referred.push({ value: followed.value, shape, place: followed.place });
    } else if (!this.#told.has(owner)) {
      this.#told.add(owner);
      this.#unfollowed(followed, owner.$ref, shape);
    }
  }

  #unfollowed(followed: Extract<Followed, { problem: string }>, reference: string, shape: ObjectShape): void {
    const { problem, data, unseen } = followed;
    const place = this.place("$ref");
    if (problem !== "wrong-kind") this.memory.incomplete = true;
    if (unseen) this.skip(place);
    if (problem === "unreadable") return;
    const next = problem === "reference-cycle" ? undefined : this.references.hop(reference, place.file);
    if (next !== undefined) this.#referred.push({ ...next, shape });
    else if (this.version >= "3.1" && shape.kind.name === "Schema" && problem !== "wrong-kind") {
      this.memory.doubtful.push({ case: problem, data, place });
    } else this.semantic(problem, data, place);
  }

  leads(reference: string): boolean {
    return isObject(this.references.value(reference, this.#trail.file));
  }

  combine(schema: unknown): void {
    if (!isObject(schema)) return;
    this.memory.combined.add(schema);
    if (!Object.hasOwn(schema, "$ref") || typeof schema.$ref !== "string") return;
    const target = this.references.value(schema.$ref, this.#trail.file);
    if (isObject(target)) this.memory.combined.add(target);
  }

  place(...steps: (string | number)[]): Place {
    return this.#trail.place(...steps);
  }
}
