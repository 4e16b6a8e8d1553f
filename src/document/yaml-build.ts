import type { DocumentDirective, DocumentEvent, EVENT_ID, Event, SCALAR_STYLE, ScalarEvent } from "js-yaml";
import type { Limits } from "../model.ts";
import { exceedsBytes, type Fault, MAX_FAULTS, quote, wellFormed } from "./fault.ts";
import { define } from "./json-value.ts";
import { KIND, YamlNodes } from "./yaml-nodes.ts";
import { type CoreScalar, NOT_FINITE, resolvePlain, resolveTagged } from "./yaml-scalar.ts";
import { coreTag } from "./yaml-tag.ts";

const DOCUMENT: typeof EVENT_ID.DOCUMENT = 1;
const SEQUENCE: typeof EVENT_ID.SEQUENCE = 2;
const MAPPING: typeof EVENT_ID.MAPPING = 3;
const SCALAR: typeof EVENT_ID.SCALAR = 4;
const ALIAS: typeof EVENT_ID.ALIAS = 5;
const PLAIN: typeof SCALAR_STYLE.PLAIN = 1;
const DOUBLE_QUOTED: typeof SCALAR_STYLE.DOUBLE_QUOTED = 3;

/** An anchored node: what an alias of it costs is known when it is closed. */
interface Anchor {
  readonly node: number;
  readonly value: unknown;
  size: number;
  height: number;
  open: boolean;
}

/** A mapping or sequence whose end has not come yet. */
interface Frame {
  readonly node: number;
  readonly value: Record<string, unknown> | unknown[];
  readonly isList: boolean;
  readonly anchor: Anchor | undefined;
  /** The key whose value is next; undefined with `keyNode` set: a faulty key, its value is dropped. */
  key: string | undefined;
  keyNode: number;
  isMerge: boolean;
  merge: { readonly source: unknown; readonly node: number } | undefined;
  /** Nodes below it, aliases counted as what they stand for, itself included. */
  size: number;
  /** Levels of nesting, itself included. */
  height: number;
}

/** The value of a YAML document and the numbers to find places by, or its faults. */
export type Built = { readonly value: unknown; readonly nodes: YamlNodes } | { readonly faults: readonly Fault[] };

/**
 * Makes plain data of the parser's events: core schema only, keys as text, every key once, merge keys expanded, aliases shared and
 * counted as often as they are used. Iterative; all that it refuses is a fault at its place.
 */
export class YamlBuilder {
  readonly #text: string;
  readonly #limits: Limits;
  readonly #scalarText: (text: string, event: ScalarEvent) => string;
  readonly #nodes: YamlNodes;
  readonly #faults: Fault[] = [];
  readonly #frames: Frame[] = [];
  readonly #anchors: Map<string, Anchor> = new Map();
  #directives: readonly DocumentDirective[] = [];
  #documents = 0;
  #explicitStart = false;
  #top: Frame | undefined;
  #root: unknown = null;
  #size = 0;
  /** A limit was passed or the file has a second document: nothing that follows counts. */
  #stopped = false;

  constructor(
    text: string,
    limits: Limits,
    capacity: number,
    scalarText: (text: string, event: ScalarEvent) => string,
  ) {
    this.#text = text;
    this.#limits = limits;
    this.#scalarText = scalarText;
    this.#nodes = new YamlNodes(capacity);
  }

  /** Takes the events of a whole stream in order. */
  build(events: readonly Event[]): Built {
    for (let i = 0; i < events.length && !this.#stopped; i++) {
      const event = events[i] as Event;
      switch (event.type) {
        case SCALAR:
          this.#scalar(event);
          break;
        case MAPPING:
          this.#open({}, event, KIND.mapping);
          break;
        case SEQUENCE:
          this.#open([], event, KIND.sequence);
          break;
        case ALIAS:
          this.#alias(event.anchorStart, event.anchorEnd);
          break;
        case DOCUMENT:
          this.#document(event);
          break;
        default:
          this.#close();
      }
    }
    const nodes = this.#nodes;
    if (this.#faults.length > 0) return { faults: this.#faults };
    if (nodes.count === 0 || (nodes.count === 1 && nodes.start[0] === -1)) {
      return { faults: [{ code: "empty-file", offset: 0 }] };
    }
    return { value: this.#root, nodes };
  }

  #document(event: DocumentEvent): void {
    this.#documents += 1;
    if (this.#documents > 1) {
      this.#stop({ code: "yaml-second-document", offset: this.#documentMark() });
      return;
    }
    this.#explicitStart = event.explicitStart;
    this.#directives = event.directives;
    for (const directive of event.directives) {
      if (directive.kind === "yaml" && directive.version !== "1.2") {
        const offset = Math.max(0, this.#text.search(/^%YAML\b/m));
        this.#fault({ code: "yaml-version", offset, data: { version: quote(directive.version) } });
      }
    }
  }

  /** Where the second document begins: at the first marker after all that the first holds. */
  #documentMark(): number {
    const nodes = this.#nodes;
    const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
    let last = nodes.count - 1;
    while (last > 0 && (nodes.start[last] as number) < 0) last -= 1;
    marker.lastIndex = Math.max(nodes.start[last] as number, nodes.end[last] as number, 0);
    if (marker.lastIndex === 0 && this.#explicitStart) marker.exec(this.#text);
    return marker.exec(this.#text)?.index ?? marker.lastIndex;
  }

  #scalar(event: ScalarEvent): void {
    const { valueStart, valueEnd, style } = event;
    const text = this.#text;
    // Only escapes, which stand in double quotes, can make half a surrogate pair.
    let source = event.fast ? text.slice(valueStart, valueEnd) : this.#scalarText(text, event);
    if (style === DOUBLE_QUOTED && !event.fast) source = wellFormed(source);
    const kind = style === PLAIN ? KIND.plain : style <= DOUBLE_QUOTED ? KIND.quoted : KIND.block;
    const node = this.#nodes.addScalar(kind, event, text);
    if (exceedsBytes(text, valueStart, valueEnd, this.#limits.scalarBytes)) {
      this.#stop({ code: "scalar-too-long", offset: this.#offset(node), data: { limit: this.#limits.scalarBytes } });
      return;
    }
    let value: CoreScalar | typeof NOT_FINITE;
    if (event.tagStart >= 0) value = this.#tagged(event.tagStart, event.tagEnd, source);
    else value = style === PLAIN ? resolvePlain(source) : source;
    if (value === NOT_FINITE) {
      this.#fault({ code: "number-not-finite", offset: this.#offset(node) });
      value = null;
    }
    if (event.anchorStart >= 0) this.#anchor(event, { node, value, size: 1, height: 0, open: false });
    const top = this.#top;
    if (top === undefined || top.isList || top.keyNode >= 0) this.#add(value, node, 1, 0);
    else if (source === "<<" && style === PLAIN && event.tagStart < 0) this.#mergeKey(top, node);
    else this.#key(top, value, node, valueStart < 0 || typeof value !== "string" || !event.fast ? source : undefined);
  }

  /** A scalar with a tag of its own. */
  #tagged(start: number, end: number, source: string): CoreScalar | typeof NOT_FINITE {
    const written = this.#text.slice(start, end);
    const tag = coreTag(written, this.#directives);
    if (tag === undefined) this.#fault({ code: "yaml-tag", offset: start, data: { tag: quote(written) } });
    const value = tag === undefined ? source : resolveTagged(source, tag);
    if (value !== undefined) return value;
    this.#fault({ code: "yaml-tag-mismatch", offset: start, data: { tag: quote(written) } });
    return null;
  }

  #open(
    value: Record<string, unknown> | unknown[],
    event: { start: number; anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number },
    kind: typeof KIND.mapping | typeof KIND.sequence,
  ): void {
    const node = this.#nodes.add(kind, event.start, 0);
    if (this.#frames.length >= this.#limits.nesting) {
      this.#stop({ code: "nesting-too-deep", offset: event.start, data: { limit: this.#limits.nesting } });
      return;
    }
    if (event.tagStart >= 0) {
      const written = this.#text.slice(event.tagStart, event.tagEnd);
      const tag = coreTag(written, this.#directives);
      const data = { tag: quote(written) };
      if (tag === undefined) this.#fault({ code: "yaml-tag", offset: event.tagStart, data });
      else if (tag !== "" && tag !== (kind === KIND.mapping ? "map" : "seq")) {
        this.#fault({ code: "yaml-tag-mismatch", offset: event.tagStart, data });
      }
    }
    let anchor: Anchor | undefined;
    if (event.anchorStart >= 0) {
      anchor = { node, value, size: 0, height: 0, open: true };
      this.#anchor(event, anchor);
    }
    this.#top = {
      node,
      value,
      isList: kind === KIND.sequence,
      anchor,
      key: undefined,
      keyNode: -1,
      isMerge: false,
      merge: undefined,
      size: 1,
      height: 1,
    };
    this.#frames.push(this.#top);
  }

  /** The end of a mapping, a sequence or the document. */
  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    this.#top = this.#frames.at(-1);
    this.#nodes.next[frame.node] = this.#nodes.count;
    if (frame.merge !== undefined) this.#applyMerge(frame.value as Record<string, unknown>, frame.merge);
    if (frame.anchor !== undefined) {
      frame.anchor.size = frame.size;
      frame.anchor.height = frame.height;
      frame.anchor.open = false;
    }
    const top = this.#top;
    if (top === undefined || top.isList || top.keyNode >= 0)
      this.#add(frame.value, frame.node, frame.size, frame.height);
    else this.#key(top, frame.value, frame.node, undefined);
  }

  #alias(start: number, end: number): void {
    const name = this.#text.slice(start, end);
    const anchor = this.#anchors.get(name);
    const node = this.#nodes.add(KIND.alias, start - 1, end);
    const top = this.#top;
    const isKey = top !== undefined && !top.isList && top.keyNode < 0;
    if (anchor === undefined || anchor.open) {
      const code = anchor === undefined ? "yaml-unknown-alias" : "yaml-alias-cycle";
      this.#fault({ code, offset: start - 1, data: { name: quote(name) } });
      if (isKey) top.keyNode = node;
      else this.#add({}, node, 1, 0);
      return;
    }
    if (this.#frames.length + anchor.height > this.#limits.nesting) {
      this.#stop({ code: "nesting-too-deep", offset: start - 1, data: { limit: this.#limits.nesting } });
      return;
    }
    this.#nodes.targets.set(node, anchor.node);
    if (isKey) this.#key(top, anchor.value, node, "");
    else this.#add(anchor.value, node, anchor.size, anchor.height, anchor.size);
  }

  /** Gives a value its place in what is open. `extra`: nodes that no event of their own stands for. */
  #add(value: unknown, node: number, size: number, height: number, extra = 1): void {
    this.#size += extra;
    if (this.#size > this.#limits.nodes) {
      this.#stop({ code: "too-many-nodes", offset: this.#offset(node), data: { limit: this.#limits.nodes } });
      return;
    }
    const top = this.#top;
    if (top === undefined) {
      this.#root = value;
      return;
    }
    top.size += size;
    if (height >= top.height) top.height = height + 1;
    if (top.isList) {
      (top.value as unknown[]).push(value);
      return;
    }
    if (top.isMerge) top.merge = { source: value, node };
    else if (top.key !== undefined) define(top.value as Record<string, unknown>, top.key, value);
    top.keyNode = -1;
    top.isMerge = false;
  }

  /** `written`: the key's text when it may differ from what it means. */
  #key(top: Frame, value: unknown, node: number, written: string | undefined): void {
    top.keyNode = node;
    top.key = undefined;
    if (typeof value === "object") {
      const offset = this.#offset(node);
      this.#fault({ code: value === null ? "yaml-empty-key" : "yaml-key-not-scalar", offset });
      return;
    }
    const key = String(value);
    if (written !== undefined && (written !== key || this.#nodes.keyText(this.#text, node) !== key)) {
      this.#nodes.keys.set(node, key);
    }
    if (Object.hasOwn(top.value, key)) this.#duplicate(top, key, node);
    else top.key = key;
  }

  #mergeKey(top: Frame, node: number): void {
    this.#nodes.kind[node] = KIND.merge;
    top.keyNode = node;
    top.isMerge = top.merge === undefined;
    top.key = undefined;
    if (!top.isMerge) this.#duplicate(top, "<<", node);
  }

  #duplicate(top: Frame, key: string, node: number): void {
    const nodes = this.#nodes;
    let first = top.node + 1;
    while (nodes.keyText(this.#text, first) !== key) first = nodes.next[nodes.next[first] as number] as number;
    const related = this.#offset(first);
    this.#fault({ code: "duplicate-key", offset: this.#offset(node), data: { key: quote(key) }, related });
  }

  /** Members of the sources of `<<` that the mapping does not state itself; of several sources the first wins. */
  #applyMerge(into: Record<string, unknown>, merge: { readonly source: unknown; readonly node: number }): void {
    for (const source of Array.isArray(merge.source) ? merge.source : [merge.source]) {
      if (typeof source !== "object" || source === null || Array.isArray(source)) {
        this.#fault({ code: "yaml-bad-merge", offset: this.#offset(merge.node) });
        return;
      }
      for (const key of Object.keys(source)) {
        if (!Object.hasOwn(into, key)) define(into, key, source[key]);
      }
    }
  }

  #anchor(event: { anchorStart: number; anchorEnd: number }, anchor: Anchor): void {
    this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), anchor);
  }

  /** Where to point for a node: an empty one has no place of its own, the closest node before it has. */
  #offset(node: number): number {
    let at = node;
    while (at > 0 && (this.#nodes.start[at] as number) < 0) at -= 1;
    return Math.max(0, this.#nodes.start[at] as number);
  }

  #fault(fault: Fault): void {
    this.#faults.push(fault);
    if (this.#faults.length >= MAX_FAULTS) this.#stopped = true;
  }

  #stop(fault: Fault): void {
    this.#faults.push(fault);
    this.#stopped = true;
  }
}
