/** An element of an XML file. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  /** Offset of its `<`. */
  readonly at: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The text directly in it, without blanks around it. */
  text: string;
}

const MOST_ELEMENTS = 200_000;
const DEEPEST = 100;

/**
 * Reads the elements of an XML 1.0 file (https://www.w3.org/TR/xml/) as far as manifests need it: no DTD, no entities but the five that
 * are always there, and nothing is fetched. A closing tag of another name closes what is open. Never throws.
 *
 * @returns undefined where there is no element
 */
export function readXml(text: string): XmlElement | undefined {
  const top: XmlElement = { name: "", at: 0, attributes: new Map(), children: [], text: "" };
  const open = [top];
  let count = 0;
  for (let at = text.indexOf("<"); at !== -1 && count < MOST_ELEMENTS; at = text.indexOf("<", at)) {
    const end = endOf(text, at);
    if (end === -1) break;
    const inside = open.at(-1) as XmlElement;
    if (text.startsWith("<![CDATA[", at)) inside.text += text.slice(at + 9, Math.max(at + 9, end - 3));
    else if (text[at + 1] === "/") {
      if (open.length > 1) open.pop();
    } else if (text[at + 1] !== "!" && text[at + 1] !== "?") {
      count++;
      const element = elementOf(text, at, end);
      inside.children.push(element);
      if (text[end - 2] !== "/") {
        if (open.length > DEEPEST) break;
        open.push(element);
      }
    }
    const next = text.indexOf("<", end);
    const target = open.at(-1) as XmlElement;
    const between = text.slice(end, next === -1 ? text.length : next).trim();
    if (between !== "" && target.text.length < 10_000) target.text += decoded(between);
    at = end;
  }
  return top.children[0];
}

/** The offset behind a tag, comment or section that begins at an offset; -1 where it never ends. */
function endOf(text: string, at: number): number {
  if (text.startsWith("<!--", at)) return behind(text, "-->", at + 4);
  if (text.startsWith("<![CDATA[", at)) return behind(text, "]]>", at + 9);
  if (text.startsWith("<?", at)) return behind(text, "?>", at + 2);
  let quote = "";
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i] as string;
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === ">") return i + 1;
  }
  return -1;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function elementOf(text: string, at: number, end: number): XmlElement {
  const tag = text.slice(at + 1, Math.min(end - 1, at + 10_000));
  const name = /^[^\s/>]{1,200}/.exec(tag)?.[0] ?? "";
  const attributes = new Map<string, string>();
  for (const [, key = "", double, single] of tag
    .slice(name.length)
    .matchAll(/([\w:.-]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(key, decoded(double ?? single ?? ""));
  }
  return { name: name.slice(name.indexOf(":") + 1), at, attributes, children: [], text: "" };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.includes("&")
    ? text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    : text;
}

/** The first element at a path of names below an element. */
export function xmlAt(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found?.children.find((child) => child.name === name);
  return found;
}

/** Its text, "" where there is none. */
export function xmlText(element: XmlElement | undefined, ...names: readonly string[]): string {
  return xmlAt(element, ...names)?.text ?? "";
}

/** All elements of a name directly below the element at a path. */
export function xmlAll(element: XmlElement | undefined, path: readonly string[], name: string): readonly XmlElement[] {
  return (xmlAt(element, ...path)?.children ?? []).filter((child) => child.name === name);
}
