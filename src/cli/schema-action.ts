import schemas from "#generated/schemas";
import { UsageError } from "./options.ts";
import { writeStream } from "./output.ts";

/**
 * The command `schema`: prints one JSON Schema, or the names of all.
 *
 * @throws UsageError for a name that is none
 */
export async function schemaAction(process: NodeJS.Process, name: string | undefined): Promise<void> {
  if (name === undefined) return writeStream(process.stdout, `${Object.keys(schemas).join("\n")}\n`);
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined) throw new UsageError("unknown-schema", { name, known: Object.keys(schemas).join(", ") });
  return writeStream(process.stdout, schema);
}
