import type { DifferenceKind } from "../../../src/contract/comparison.ts";
import { parametersOf } from "../../../src/contract/conform-parameter-list.ts";
import { successes } from "../../../src/contract/conform-statuses.ts";
import type { InterfaceOperation, InterfaceParameter } from "../../../src/contract/interface.ts";
import { NOWHERE } from "../../../src/contract/schema.ts";
import { formsOf } from "../../../src/contract/schema-walk.ts";
import { replaced } from "./positions.ts";

/** What is offered instead of an operation, and what must be said of it: a kind of difference, that it is missing, or nothing. */
export interface OperationMutation {
  readonly name: string;
  readonly expected: DifferenceKind | "missing" | "nothing";
  readonly apply: (operation: InterfaceOperation) => readonly (readonly InterfaceOperation[])[];
}

const one = (operation: InterfaceOperation): readonly InterfaceOperation[] => [operation];
const when = (condition: boolean, ...mutants: readonly InterfaceOperation[]) => (condition ? mutants.map(one) : []);
const NEW: InterfaceParameter = {
  name: "X-New-One",
  in: "query",
  required: true,
  style: "form",
  explode: true,
  schema: { schema: { type: "string" }, space: NOWHERE },
  place: undefined as never,
};

const sent = ({ parameters }: InterfaceOperation) => parameters.filter((parameter) => parameter.in !== "path");

function changed(
  operation: InterfaceOperation,
  parameter: InterfaceParameter,
  change: Partial<InterfaceParameter>,
): InterfaceOperation {
  return { ...operation, parameters: replaced(operation.parameters, parameter, { ...parameter, ...change }) };
}

function withNew(operation: InterfaceOperation, change: Partial<InterfaceParameter> = {}): InterfaceOperation {
  const place = operation.origin.place;
  return { ...operation, parameters: [...operation.parameters, { ...NEW, place, ...change }] };
}

const HARMFUL: readonly OperationMutation[] = [
  { name: "operation dropped", expected: "missing", apply: () => [[]] },
  {
    name: "another method",
    expected: "missing",
    apply: (it) => when(true, { ...it, method: it.method === "GET" ? "POST" : "GET", operationId: "" }),
  },
  {
    name: "another path",
    expected: "missing",
    apply: (it) => when(true, { ...it, path: `/elsewhere${it.path}`, operationId: "" }),
  },
  {
    name: "parameter dropped",
    expected: "parameter-missing",
    apply: (it) => sent(it).map((gone) => [{ ...it, parameters: it.parameters.filter((other) => other !== gone) }]),
  },
  {
    name: "parameter renamed",
    expected: "parameter-missing",
    apply: (it) => sent(it).map((parameter) => [changed(it, parameter, { name: `other${parameter.name}` })]),
  },
  {
    name: "parameter moved",
    expected: "parameter-elsewhere",
    apply: (it) =>
      sent(it)
        .filter(({ name }) => it.parameters.every((other) => other.name !== name || other.in !== "cookie"))
        .map((parameter) => [changed(it, parameter, { in: "cookie", style: "form" })]),
  },
  {
    name: "parameter made required",
    expected: "parameter-required",
    apply: (it) =>
      sent(it)
        .filter(({ required }) => !required)
        .map((parameter) => [changed(it, parameter, { required: true })]),
  },
  { name: "required query parameter added", expected: "parameter-required", apply: (it) => when(true, withNew(it)) },
  {
    name: "required header added",
    expected: "parameter-required",
    apply: (it) => when(true, withNew(it, { in: "header", style: "simple", explode: false })),
  },
  {
    name: "style changed",
    expected: "parameter-style",
    apply: (it) =>
      it.parameters
        .filter(
          ({ schema, mediaType }) => mediaType === undefined && schema !== undefined && !formsOf(schema).has("word"),
        )
        .map((parameter) => [
          changed(
            it,
            parameter,
            parameter.in === "query" ? { style: "pipeDelimited", explode: false } : { style: "matrix" },
          ),
        ]),
  },
  {
    name: "parameter as JSON",
    expected: "parameter-style",
    apply: (it) =>
      it.parameters
        .filter(({ mediaType }) => mediaType === undefined)
        .map((parameter) => [changed(it, parameter, { mediaType: "application/json" })]),
  },
  {
    name: "body dropped",
    expected: "body-missing",
    apply: (it) => when(it.request !== undefined, { ...it, request: undefined }),
  },
  {
    name: "body moved to the query",
    expected: "body-missing",
    apply: (it) =>
      when(
        it.request !== undefined,
        withNew(
          { ...it, request: undefined },
          { name: "body", required: false, schema: it.request?.content[0]?.schema },
        ),
      ),
  },
  {
    name: "body made required",
    expected: "body-required",
    apply: (it) =>
      when(it.request?.required === false, {
        ...it,
        ...(it.request && { request: { ...it.request, required: true } }),
      }),
  },
  {
    name: "required body added",
    expected: "body-required",
    apply: (it) =>
      when(it.request === undefined, { ...it, request: { required: true, content: [], place: it.origin.place } }),
  },
  {
    name: "request media type changed",
    expected: "request-media-type",
    apply: (it) =>
      (it.request?.content ?? [])
        .filter(({ mediaType }) => !mediaType.includes("*"))
        .map((content) => [
          {
            ...it,
            ...(it.request && {
              request: {
                ...it.request,
                content: replaced(it.request.content, content, { ...content, mediaType: "application/x-other" }),
              },
            }),
          },
        ]),
  },
  {
    name: "status changed",
    expected: "status-missing",
    apply: (it) =>
      successes(it.responses)
        .filter(({ status }) => /^\d+$/u.test(status))
        .map((response) => [{ ...it, responses: replaced(it.responses, response, { ...response, status: "299" }) }]),
  },
  {
    name: "success dropped",
    expected: "status-missing",
    apply: (it) => {
      const gone = successes(it.responses);
      return when(gone.length > 0, {
        ...it,
        responses: [
          ...it.responses.filter((other) => !gone.includes(other) && other.status !== "default"),
          { status: "400", content: [], headers: [], place: it.origin.place },
        ],
      });
    },
  },
  {
    name: "response media type changed",
    expected: "response-media-type",
    apply: (it) =>
      contents(it)
        .filter(([, content]) => !content.mediaType.includes("*"))
        .map(([response, content]) => [
          {
            ...it,
            responses: replaced(it.responses, response, {
              ...response,
              content: replaced(response.content, content, { ...content, mediaType: "application/x-other" }),
            }),
          },
        ]),
  },
  {
    name: "anonymous access",
    expected: "security",
    apply: (it) =>
      isSecured(it) && isReal(it)
        ? when(
            true,
            { ...it, security: undefined },
            { ...it, security: [[]] },
            { ...it, security: [...(it.security ?? []), []] },
          )
        : [],
  },
  {
    name: "another kind of proof",
    expected: "security",
    apply: (it) =>
      when(isSecured(it) && isReal(it), { ...it, security: [[{ type: "http", detail: "digest", scopes: [] }]] }),
  },
];

const contents = (it: InterfaceOperation) =>
  successes(it.responses).flatMap((response) => response.content.map((content) => [response, content] as const));

const isSecured = ({ security }: InterfaceOperation) =>
  security !== undefined && security.length > 0 && security.every((kinds) => kinds.length > 0);

/** Whether every way to prove who one is asks for something that only security can ask for. */
function isReal(it: InterfaceOperation): boolean {
  const taken = new Set(parametersOf(it).map(({ in: where, name }) => `${where}:${name.toLowerCase()}`));
  const real = ({ type, detail }: { type: string; detail: string }) =>
    type === "apiKey" ? !taken.has(detail) : type !== "undeclared" && !(type === "http" && detail === "string");
  return (it.security ?? []).every((kinds) => kinds.every(real));
}

const HARMLESS: readonly OperationMutation[] = (
  [
    ["as it is", (it) => when(true, it)],
    [
      "slash at the end",
      (it) =>
        when(!it.path.includes("?"), { ...it, path: it.path.endsWith("/") ? it.path.slice(0, -1) : `${it.path}/` }),
    ],
    [
      "path variables renamed",
      (it) => {
        if (it.path.replaceAll(/\{[^}]*\}|\//gu, "") === "") return [];
        const path = it.path.replaceAll(/\{([^}]*)\}/gu, "{x$1}");
        const parameters = it.parameters.map((one) => (one.in === "path" ? { ...one, name: `x${one.name}` } : one));
        return when(path !== it.path, { ...it, path, parameters });
      },
    ],
    [
      "path in kebab case",
      (it) =>
        when(/\/[^{]*[a-z][A-Z]/u.test(it.path), {
          ...it,
          path: it.path.replaceAll(/(?<=\/[^{}]*[a-z])[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
        }),
    ],
    [
      "path below a server",
      (it) =>
        when(/^\/[^{}/]+\/./u.test(it.path), {
          ...it,
          path: it.path.replace(/^\/[^/]+/u, ""),
          basePaths: [it.path.replace(/^(\/[^/]+).*$/u, "$1")],
          operationId: "",
        }),
    ],
    ["operation added", (it) => [[{ ...it, path: `${it.path}/more`, key: "more", operationId: "" }, it]]],
    ["optional parameter added", (it) => when(true, withNew(it, { required: false }))],
    [
      "parameter made optional",
      (it) =>
        sent(it)
          .filter(({ required }) => required)
          .map((parameter) => [changed(it, parameter, { required: false })]),
    ],
    [
      "parameters reordered",
      (it) => when(it.parameters.length > 1, { ...it, parameters: [...it.parameters].reverse() }),
    ],
    [
      "header in another case",
      (it) =>
        it.parameters
          .filter((one) => one.in === "header")
          .map((parameter) => [changed(it, parameter, { name: parameter.name.toUpperCase().replaceAll("-", "_") })]),
    ],
    [
      "explode without effect",
      (it) =>
        it.parameters
          .filter(
            ({ schema, mediaType }) =>
              mediaType === undefined && schema !== undefined && [...formsOf(schema)].every((form) => form === "word"),
          )
          .map((parameter) => [changed(it, parameter, { explode: !parameter.explode })]),
    ],
    [
      "body made optional",
      (it) =>
        when(it.request?.required === true, {
          ...it,
          ...(it.request && { request: { ...it.request, required: false } }),
        }),
    ],
    [
      "optional body added",
      (it) =>
        when(it.request === undefined, { ...it, request: { required: false, content: [], place: it.origin.place } }),
    ],
    [
      "request media type added",
      (it) =>
        when(it.request !== undefined, {
          ...it,
          ...(it.request && {
            request: {
              ...it.request,
              content: [{ mediaType: "text/x-more", schema: undefined, place: it.origin.place }, ...it.request.content],
            },
          }),
        }),
    ],
    [
      "any media type taken",
      (it) =>
        when((it.request?.content.length ?? 0) === 1, {
          ...it,
          ...(it.request && {
            request: { ...it.request, content: it.request.content.map((one) => ({ ...one, mediaType: "*/*" })) },
          }),
        }),
    ],
    [
      "response media type added",
      (it) =>
        contents(it).map(([response]) => [
          {
            ...it,
            responses: replaced(it.responses, response, {
              ...response,
              content: [{ mediaType: "text/x-more", schema: undefined, place: it.origin.place }, ...response.content],
            }),
          },
        ]),
    ],
    [
      "error added",
      (it) =>
        when(true, {
          ...it,
          responses: [...it.responses, { status: "418", content: [], headers: [], place: it.origin.place }],
        }),
    ],
    [
      "status added",
      (it) =>
        when(
          it.responses.some(({ status }) => status.startsWith("2")),
          { ...it, responses: [...it.responses, { status: "299", content: [], headers: [], place: it.origin.place }] },
        ),
    ],
    [
      "status as a range",
      (it) => {
        const success = successes(it.responses);
        return when(success.length === 1 && /^2\d\d$/u.test(success[0]?.status ?? ""), {
          ...it,
          responses: it.responses.map((one) => (one === success[0] ? { ...one, status: "2XX" } : one)),
        });
      },
    ],
    ["responses reordered", (it) => when(it.responses.length > 1, { ...it, responses: [...it.responses].reverse() })],
    [
      "way to prove added",
      (it) =>
        when(isSecured(it), {
          ...it,
          security: [[{ type: "mutualTLS", detail: "", scopes: [] }], ...(it.security ?? [])],
        }),
    ],
    ["another operationId", (it) => when(true, { ...it, operationId: "another" })],
  ] as readonly (readonly [string, OperationMutation["apply"]])[]
).map(([name, apply]) => ({ name, expected: "nothing", apply }));

export const OPERATION_MUTATIONS: readonly OperationMutation[] = [...HARMFUL, ...HARMLESS];
