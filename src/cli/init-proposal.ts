import { basename } from "node:path";
import { Intake } from "../load/intake.ts";
import { isRelativePath } from "../load/paths.ts";
import { loadSubmission } from "../load/submission.ts";
import { DEFAULT_LIMITS, type Document } from "../model.ts";
import { readManifest } from "./init-manifests.ts";
import type { Found, Proposal } from "./init-text.ts";
import { knownSpecifications } from "./rulebook.ts";

const LONGEST = 120;

/** Words in a title that speak for a building block. A guess: it goes into a comment only. */
const BLOCKS: readonly (readonly [words: RegExp, block: string])[] = [
  [/\bconsent/iu, "govstack-bb-consent"],
  [/\bpayment|\bvoucher|\bdisburs/iu, "govstack-bb-payments"],
  [/\bdigital regist/iu, "govstack-bb-digital-registries"],
  [/\bregistration/iu, "govstack-bb-registration"],
  [/\bidentit|\be-?kyc/iu, "govstack-bb-identity"],
  [/\bmessag/iu, "govstack-bb-messaging"],
  [/\bschedul|\bappointment/iu, "govstack-bb-scheduler"],
  [/\bworkflow/iu, "govstack-bb-workflow"],
  [/\bwallet|\bverifiable credential/iu, "govstack-bb-wallet"],
  [/\be-?signature/iu, "govstack-bb-esignature"],
  [/\be-?market/iu, "govstack-bb-emarketplace"],
  [/\binformation mediator|\bx-road/iu, "govstack-bb-information-mediator"],
  [/\bcloud infrastructure/iu, "govstack-bb-cloud-infrastructure"],
  [/\bgis\b|\bgeo(?:graphic|spatial)/iu, "govstack-bb-gis"],
];

/** Looks through a folder for what a govstack.yaml could say of it. Reads through the bounded intake only. */
export async function proposalFor(root: string): Promise<Omit<Proposal, "schema">> {
  const submission = await loadSubmission({ cwd: root, paths: [root], limits: DEFAULT_LIMITS, specifications: [] });
  const manifest = readManifest(new Intake(root, DEFAULT_LIMITS));
  const documents = submission.apis.map((api) => api.document);
  const paths = documents.map(({ path }) => path);
  const only = documents.length === 1 ? documents[0] : undefined;
  const stated = (key: "name" | "version" | "vendor" | "licence"): Found | undefined => {
    const text = manifest === undefined ? undefined : clean(manifest[key]);
    return text === undefined || manifest === undefined ? undefined : { text, file: manifest.file };
  };
  // A title is written for people; the name in a manifest for programs.
  const name = infoOf(only, "title") ?? stated("name") ?? infoOf(documents[0], "title");
  const version = stated("version") ?? infoOf(only, "version");
  const vendor = stated("vendor");
  const licence = stated("licence");
  const titles = [name?.text ?? "", ...documents.map((document) => infoOf(document, "title")?.text ?? "")].join("\n");
  const block = BLOCKS.find(([words]) => words.test(titles))?.[1];
  return {
    name: name ?? { text: clean(basename(root)) ?? "solution", file: "." },
    ...(version === undefined ? {} : { version }),
    ...(vendor === undefined ? {} : { vendor }),
    ...(licence === undefined ? {} : { licence }),
    openapi: paths.filter(isPlain),
    notListed: [...submission.unreadable.map(({ path }) => path), ...paths.filter((path) => !isPlain(path))],
    ...(block === undefined ? {} : { block }),
    publications: knownSpecifications
      .filter(({ id }) => id.startsWith("govstack-bb-"))
      .map(({ id, edition }) => `${id}@${edition}`),
  };
}

/** A member of the Info Object (OpenAPI 3.0.3, section 4.7.2). */
function infoOf(document: Document | undefined, key: string): Found | undefined {
  const text = clean(member(member(document?.value, "info"), key));
  return text === undefined || document === undefined ? undefined : { text, file: document.path };
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A text on one line, without characters that act instead of being seen; undefined where nothing is left. */
function clean(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = [...value.slice(0, 1000).replace(ACTING, " ").replace(/\s+/gu, " ").trim()].slice(0, LONGEST).join("");
  return text.trim() === "" ? undefined : text.trim();
}

/** Whether a path can be written down as it is, and be found again by govstack.yaml's rules for paths. */
function isPlain(path: string): boolean {
  return path.replace(ACTING, "") === path && isRelativePath(path) && path.trim() === path;
}
