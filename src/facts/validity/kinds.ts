import type { ApiDocument } from "../../model.ts";
import { documentKinds } from "./kinds-document.ts";
import { messageKinds } from "./kinds-message.ts";
import { schemaKind30 } from "./kinds-schema-30.ts";
import { schemaKind31 } from "./kinds-schema-31.ts";
import { securityKinds } from "./kinds-security.ts";
import { swaggerKind } from "./kinds-swagger.ts";
import { BOOLEAN, type ChoiceShape, type Kind, type ObjectShape, object, orReference } from "./shapes.ts";

/** Where a Schema Object may stand: in OpenAPI 3.0 it or a reference, in 3.1 it (a reference is one of its keywords) or true or false. */
export type SchemaShape = ObjectShape | ChoiceShape;

const roots = new Map<ApiDocument["version"], Kind>();

/**
 * The kind of a whole OpenAPI document, from which all others are reached (OpenAPI 3.0.3 and 3.1.1, section 4.7 and 4.8). Built once per
 * version; where the official schemas and the text of the specification differ, scripts/official-schemas.ts says so.
 */
export function rootKind(version: ApiDocument["version"]): Kind {
  let root = roots.get(version);
  if (root === undefined && version === "2.0") {
    root = swaggerKind();
    roots.set(version, root);
  } else if (root === undefined) {
    const schema: SchemaShape =
      version === "3.0"
        ? orReference(schemaKind30())
        : { is: "choice", boolean: BOOLEAN, object: object(schemaKind31(version)), expected: "schema" };
    const message = messageKinds(version, schema);
    root = documentKinds(version, schema, message, securityKinds(version));
    roots.set(version, root);
  }
  return root;
}
