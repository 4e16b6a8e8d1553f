import { parse as parseIcu } from "@formatjs/icu-messageformat-parser";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parameterOf, type SchemaTest } from "../checks/check.ts";
import { checks } from "../checks/index.ts";
import { schemaTest } from "../checks/schema-test.ts";
import type { AuthoredError, Validate } from "../load/authored-file.ts";
import type { RulebookTools } from "../load/rulebook.ts";
import type { Shared } from "../load/shared.ts";
import { type FactSchema, unknownFields } from "./rule-fields.ts";

/** What the build and the command `test` need to hold rules to their checks. Loads Ajv: import it only then. */
export interface RuleCompiler extends RulebookTools {
  /** Validates expect.yaml, the list of findings beside fixtures that cannot carry them. */
  readonly validateExpect: Validate;
  /** Compiles a JSON Schema that stands in a rule's parameters. Throws what is wrong with it. */
  readonly compile: (schema: unknown) => SchemaTest;
}

/**
 * Ajv for our own schemas and those in rules: all errors, `format` checked, unknown keywords refused but for our marks.
 *
 * @param code whether the compiled form is to be written out as source; nobody reads the messages of that
 */
export function createAjv(code: boolean): Ajv2020 {
  const source = code ? { code: { source: true, esm: true }, messages: false } : {};
  const instance = new Ajv2020({ allErrors: true, strictTypes: false, logger: false, ...source });
  addFormats.default(instance);
  instance.addVocabulary(["x-schema", "x-patterns", "x-words"]);
  return instance;
}

/**
 * @param schemas the texts of rules/schema/<name>.schema.json by name
 * @param shared what stands in rules/shared/<name>.yaml by name
 */
export function createRuleCompiler(schemas: Readonly<Record<string, string>>, shared: Shared): RuleCompiler {
  const compiler = createAjv(false);
  const validator = (schema: object): Validate => {
    const validate = compiler.compile(schema);
    return (value) => (validate(value) ? [] : errorsOf(validate));
  };
  const named = (name: string): Validate => validator(JSON.parse(schemas[name] ?? "false"));
  const params = new Map([...checks.values()].map((check) => [check.id, validator(check.params)]));
  const compile = (schema: unknown): SchemaTest => {
    // Ajv knows more of what a schema can have wrong.
    compiler.compile(schema as object);
    return schemaTest(schema);
  };
  return {
    checks,
    shared,
    validateRule: named("rule"),
    validateSpecification: named("specification"),
    validateRequirements: named("requirements"),
    validateExpect: named("expect"),
    validateParams: (id, value) => {
      // Patterns are tried one by one below, which says what is wrong with one.
      const errors = (params.get(id)?.(value) ?? []).filter(({ params: { format } }) => format !== "regex");
      return errors.length > 0 ? errors : parameterErrors(id, value as Readonly<Record<string, unknown>>);
    },
    placeholders,
    compile,
  };

  /** What is wrong inside parameters that hold JSON Schemas or patterns. */
  function parameterErrors(id: string, value: Readonly<Record<string, unknown>>): AuthoredError[] {
    const schemaErrors = markedParameters(id, "x-schema").flatMap((name) => {
      const schema = parameterOf(value, name);
      // The facts that a schema is held against are named beside it.
      const subject = parameterOf(value, name.replace(/[^.]+$/u, "subject"));
      return schema === undefined ? [] : inSchema(schema as object, subject, `/${name.replaceAll(".", "/")}`);
    });
    const patternErrors = markedParameters(id, "x-patterns").flatMap((name) => {
      const list = Array.isArray(value[name]) ? value[name] : [];
      return list.flatMap((pattern, index) => inPattern(String(pattern), `/${name}/${index}`));
    });
    return [...schemaErrors, ...patternErrors];
  }

  function inSchema(schema: object, subject: unknown, pointer: string): AuthoredError[] {
    try {
      compile(schema);
    } catch (error) {
      return [{ instancePath: pointer, keyword: "x-schema", params: { reason: reasonOf(error) } }];
    }
    const fact = schemas[`fact-${String(subject)}`];
    if (fact === undefined) return [];
    return unknownFields(schema, JSON.parse(fact) as FactSchema).map(({ pointer: at, field, known }) => ({
      instancePath: pointer + at,
      keyword: "x-field",
      params: { field, known },
    }));
  }
}

function inPattern(pattern: string, pointer: string): AuthoredError[] {
  try {
    // As `prepareRule` compiles them.
    new RegExp(pattern, "iu");
    return [];
  } catch (error) {
    return [{ instancePath: pointer, keyword: "x-patterns", params: { reason: reasonOf(error) } }];
  }
}

/** The first line of what went wrong, without the name of the library's part. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? "").replace(/^strict mode: /u, "");
}

function errorsOf(validate: ValidateFunction): AuthoredError[] {
  return (validate.errors ?? []).map(({ instancePath, keyword, params, message }) => ({
    instancePath,
    keyword,
    params,
    ...(message === undefined ? {} : { message }),
  }));
}

/** The names of a check's parameters that carry a mark; of those inside others their paths. */
export function markedParameters(checkId: string, mark: "x-schema" | "x-patterns"): string[] {
  return markedIn(checks.get(checkId)?.params ?? {}, mark);
}

function markedIn(schema: Readonly<Record<string, unknown>>, mark: string): string[] {
  const properties = (schema.properties ?? {}) as Record<string, Record<string, unknown>>;
  return Object.entries(properties).flatMap(([name, member]) =>
    member[mark] === true ? [name] : markedIn(member, mark).map((inner) => `${name}.${inner}`),
  );
}

/** Names of the placeholders in an ICU message, in any of its branches. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: ReturnType<typeof parseIcu>): void => {
    for (const element of elements) {
      // 0 literal, 7 pound; 8 tag is not used; the others carry the name of their argument.
      if (element.type === 0 || element.type === 7 || element.type === 8) continue;
      names.add(element.value);
      if ("options" in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parseIcu(message, { ignoreTag: true }));
  return [...names];
}
