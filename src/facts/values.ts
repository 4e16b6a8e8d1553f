import type { Place } from "../model.ts";
import { collectExamples, collectTexts } from "./examples.ts";
import { collectContent } from "./media-types.ts";
import { isObject, member, object, type Source } from "./members.ts";
import type { Use } from "./sample-values.ts";
import { type SchemaView, viewSchema } from "./schema-view.ts";
import { collectSchema } from "./schemas.ts";
import type { Scope, User } from "./scope.ts";

/** A value in a URL or a header travels as text, and may be written as it travels. A header may stand in a response, too. */
const AS_TEXT: Use = { direction: undefined, notation: "text" };

/** What parameters and headers share: texts, a schema or content, examples. Gives what is said of their values. */
export function collectValue(scope: Scope, value: Source, place: Place, user: User): SchemaView {
  collectTexts(scope, value, place, user.name);
  collectSchema(scope, member(value, "schema"), place.child("schema"), user.name);
  collectContent(scope, value, place, { ...user, bits: 0 }, "parameter");
  const { schema, at } = valueSchema(value, place);
  collectExamples({ scope, name: user.name, schema, schemaPlace: at, ...AS_TEXT }, value, place);
  return viewSchema(scope, schema, at);
}

/** The schema of a parameter or header: its own, or that of the media type in its `content`. */
function valueSchema(value: Source, place: Place): { readonly schema: unknown; readonly at: Place } {
  if (Object.hasOwn(value, "schema")) return { schema: value.schema, at: place.child("schema") };
  const content = object(value, "content") ?? {};
  const [mediaType] = Object.keys(content);
  const media = mediaType === undefined ? undefined : content[mediaType];
  if (mediaType === undefined || !isObject(media)) return { schema: undefined, at: place };
  return { schema: member(media, "schema"), at: place.child("content", mediaType, "schema") };
}
