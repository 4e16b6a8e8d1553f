import { argumentsAt, type Found, isSideProgram, type SourceText } from "./pattern.ts";

/** Texts of which one stands in every file that calls without a timeout are looked for in. */
export const TIMEOUT_WORDS = [
  "requests.",
  "urlopen",
  "httpx",
  "http.get(",
  "http.post",
  "http.head(",
  "http.client",
  "axios.create",
  "abortsignal",
  "resttemplate",
  "httpclient",
  "timeout",
];

/** More calls of one file are not listed. */
const MOST = 100;

/**
 * Calls with and without a timeout, in libraries that have none unless one is given (manuals of Requests, urllib, net/http, axios, httpx,
 * RestTemplate). A call is held against someone only where all its arguments are in sight, and nothing in the file sets a timeout for all.
 */
export function findTimeouts(file: SourceText): Found[] {
  const found: Found[] = [];
  for (const { of, name, at, certain } of (BY_LANGUAGE[file.language] ?? none)(file.bare)) {
    found.push({ of, name, at, certain: certain && !(of === "no-timeout" && isSideProgram(file.path)) });
    if (found.length >= MOST) break;
  }
  return found;
}

type Finder = (bare: string) => Iterable<Found>;

const none: Finder = () => [];

function without(name: string, at: number, certain: boolean): Found {
  return { of: "no-timeout", name, at, certain };
}

function within(name: string, at: number): Found {
  return { of: "timeout", name, at, certain: true };
}

const REQUESTS = /(?<![\w.])(requests)\.(?:get|post|put|patch|delete|head|options|request)\s*\(/gu;
const URLOPEN = /(?<![\w.])(?:urllib\.request\.)?(urlopen)\s*\(/gu;
const HTTPX = /\bhttpx\.(?:Async)?Client\([^)\n]{0,200}\btimeout\s*=\s*(None\b)?/gu;
/** Something sets a timeout for all calls, or stands in for the library. */
const SET_FOR_ALL = /\bsetdefaulttimeout\b|\brequests\.(?:get|post|request)\s*=|\bimport\s+\w*mock/u;

function* python(bare: string): Iterable<Found> {
  const plain = !SET_FOR_ALL.test(bare);
  for (const pattern of [REQUESTS, URLOPEN]) {
    for (const { 1: name = "", index } of bare.matchAll(pattern)) {
      const range = argumentsAt(bare, index);
      if (range === undefined) continue;
      const written = bare.slice(...range);
      if (/\btimeout\s*=\s*None\b/u.test(written)) yield without(name, index, true);
      // The third argument of urlopen is its timeout.
      else if (/\btimeout\s*=/u.test(written) || (name === "urlopen" && /,[^,]*,/u.test(written)))
        yield within(name, index);
      else yield without(name, index, plain && !/\*\*|\*args/u.test(written));
    }
  }
  for (const match of bare.matchAll(HTTPX)) {
    yield match[1] === undefined ? within("httpx", match.index) : without("httpx", match.index, true);
  }
}

function* go(bare: string): Iterable<Found> {
  const plain = !/\bhttp\.Default(?:Client|Transport)(?:\.\w+)?\s*=/u.test(bare);
  for (const { index } of bare.matchAll(/(?<![\w.])http\.(?:Get|Post|PostForm|Head)\(/gu))
    yield without("net/http", index, plain);
  for (const { index } of bare.matchAll(/\bhttp\.Client\{[^}]{0,300}\bTimeout\s*:/gu)) yield within("net/http", index);
}

function* script(bare: string): Iterable<Found> {
  for (const { index } of bare.matchAll(/\baxios\.create\s*\(/gu)) {
    const range = argumentsAt(bare, index);
    if (range === undefined) continue;
    const written = bare.slice(...range);
    if (/\btimeout\s*:\s*0\b/u.test(written)) yield without("axios", index, true);
    else yield /\btimeout\b/u.test(written) ? within("axios", index) : without("axios", index, false);
  }
  for (const { index } of bare.matchAll(/\bAbortSignal\.timeout\(/gu)) yield within("AbortSignal", index);
}

function* jvm(bare: string): Iterable<Found> {
  for (const { 1: one, 2: other, index } of bare.matchAll(
    /\bnew\s+(RestTemplate)\(\s*\)|\b(HttpClient)\.newHttpClient\(\s*\)/gu,
  )) {
    yield without(one ?? other ?? "", index, false);
  }
  for (const { 1: name = "", index } of bare.matchAll(
    /\b(set(?:Connect|Read)Timeout|connectTimeout|responseTimeout|readTimeout)\s*\(/gu,
  )) {
    yield within(name, index);
  }
}

function* others(bare: string): Iterable<Found> {
  for (const { index } of bare.matchAll(/\bTimeout\s*=\s*TimeSpan\.|\bCURLOPT_TIMEOUT(?:_MS)?\b/gu))
    yield within("timeout", index);
}

const BY_LANGUAGE: Readonly<Record<string, Finder>> = {
  Python: python,
  Go: go,
  JavaScript: script,
  TypeScript: script,
  Java: jvm,
  Kotlin: jvm,
  Scala: jvm,
  Groovy: jvm,
  "C#": others,
  PHP: others,
};
