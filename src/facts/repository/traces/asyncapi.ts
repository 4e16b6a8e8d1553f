/** A document of AsyncAPI, or one message of it. */
export interface AsyncApiPart {
  readonly of: "asyncapi" | "message";
  readonly name: string;
  /** The document is valid as far as it is looked at; the message has a schema that says something. */
  readonly certain: boolean;
  readonly pointer: readonly (string | number)[];
}

const MOST_MESSAGES = 500;

/**
 * What an AsyncAPI document says (https://www.asyncapi.com/docs/reference/specification/v2.6.0 and v3.0.0): the document with what it must
 * have (`asyncapi`, `info.title`, `info.version`, `channels`, and every local reference leading somewhere), then each message. Undefined for
 * any other document.
 */
export function readAsyncApi(value: unknown): AsyncApiPart[] | undefined {
  const version = member(value, "asyncapi");
  if (typeof version !== "string") return undefined;
  const info = member(value, "info");
  const channels = member(value, "channels");
  const messages = messagesOf(value);
  const valid =
    /^(?:2\.[0-6]|3\.[01])\.\d+$/u.test(version) &&
    isText(member(info, "title")) &&
    isText(member(info, "version")) &&
    isObject(channels) &&
    leadsSomewhere(value, value, { left: 200_000 }, 0);
  const parts: AsyncApiPart[] = [
    { of: "asyncapi", name: text(member(info, "title")), certain: valid, pointer: ["asyncapi"] },
  ];
  for (const { name, pointer, message } of messages) {
    parts.push({ of: "message", name, certain: saysSomething(value, member(message, "payload")), pointer });
  }
  return parts;
}

interface Message {
  readonly name: string;
  readonly pointer: (string | number)[];
  readonly message: unknown;
}

/** Messages where they are defined: in the components, and in channels and operations that hold them whole. */
function messagesOf(root: unknown): Message[] {
  const found: Message[] = [];
  const add = (name: string, message: unknown, pointer: (string | number)[]) => {
    if (!isObject(message) || "$ref" in message || found.length >= MOST_MESSAGES) return;
    const several = member(message, "oneOf");
    if (Array.isArray(several)) {
      for (const [i, one] of several.slice(0, 100).entries()) add(name, one, [...pointer, "oneOf", i]);
    } else found.push({ name: text(member(message, "name")) || name, message, pointer });
  };
  const shared = member(member(root, "components"), "messages");
  for (const [name, message] of entries(shared)) add(name, message, ["components", "messages", name]);
  for (const [name, channel] of entries(member(root, "channels"))) {
    for (const way of ["publish", "subscribe"])
      add(name, member(member(channel, way), "message"), ["channels", name, way, "message"]);
    for (const [key, message] of entries(member(channel, "messages")))
      add(key, message, ["channels", name, "messages", key]);
  }
  return found;
}

/** A schema that leaves everything open says nothing. */
function saysSomething(root: unknown, payload: unknown): boolean {
  let schema = payload;
  for (let steps = 0; steps < 20; steps++) {
    const reference = member(schema, "$ref");
    if (typeof reference !== "string") break;
    // Another file, which is not followed from here.
    if (!reference.startsWith("#/")) return /\.(?:ya?ml|json|avsc|proto)\b/u.test(reference);
    schema = at(root, reference);
  }
  // AsyncAPI 3.0, Multi Format Schema Object.
  if (member(schema, "schemaFormat") !== undefined) schema = member(schema, "schema");
  if (typeof schema === "string") return schema.trim() !== "";
  if (!isObject(schema)) return false;
  return (
    ["properties", "items", "enum", "const", "oneOf", "anyOf", "allOf", "fields", "format", "pattern"].some(
      (key) => key in schema,
    ) ||
    (isText(member(schema, "type")) && member(schema, "type") !== "object")
  );
}

function leadsSomewhere(root: unknown, value: unknown, budget: { left: number }, depth: number): boolean {
  if (budget.left-- <= 0 || depth > 100) return false;
  if (Array.isArray(value)) return value.every((one) => leadsSomewhere(root, one, budget, depth + 1));
  if (!isObject(value)) return true;
  const reference = member(value, "$ref");
  if (typeof reference === "string")
    return !reference.startsWith("#") || reference === "#" || at(root, reference) !== undefined;
  return Object.values(value).every((one) => leadsSomewhere(root, one, budget, depth + 1));
}

/** The value at a local reference (RFC 6901, section 6). */
function at(root: unknown, reference: string): unknown {
  let value = root;
  for (const step of reference.slice(2).split("/").slice(0, 50)) {
    const key = decoded(step).replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? value[Number(key)] : member(value, key);
  }
  return value;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).slice(0, 2_000) : [];
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 200) : "";
}
