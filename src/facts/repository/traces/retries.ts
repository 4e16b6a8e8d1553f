import type { TracePattern } from "./pattern.ts";

const SCRIPT = ["JavaScript", "TypeScript"];
const JVM = ["Java", "Kotlin", "Scala", "Groovy"];

/** A name or an option: what it repeats is not looked at. */
const guess = (): boolean => false;

/**
 * Failed work that is tried again without a library of its own for it (manuals of Laravel, Guzzle, Active Job, Sidekiq, Celery, urllib3, got,
 * RxJS, Reactor, Apache Camel, go-retryablehttp, Temporal).
 */
export const RETRY_PATTERNS: readonly TracePattern[] = [
  {
    of: "resilience",
    languages: ["PHP"],
    bare: true,
    pattern:
      /\b(Http::retry|Middleware::retry|->retry)\(|\bpublic\s+(?:int\s+|array\s+)?\$(tries|backoff|maxExceptions)\b/gu,
    certain: guess,
  },
  {
    of: "resilience",
    languages: ["Ruby"],
    bare: true,
    pattern: /\b(retry_on|sidekiq_options|sidekiq_retry_in)\b/gu,
    certain: guess,
  },
  {
    of: "resilience",
    languages: ["Python"],
    bare: true,
    pattern: /\b(autoretry_for|retry_backoff|max_retries|backoff_factor|self\.retry)\b/gu,
    certain: guess,
  },
  {
    of: "resilience",
    languages: SCRIPT,
    bare: true,
    pattern:
      /\b(retries|maxRetries|retryDelay|retryLimit|retryPolicy|retryStrategy)\s*:|\b(retryWhen|retryBackoff)\(/gu,
    certain: guess,
  },
  {
    of: "resilience",
    languages: JVM,
    bare: true,
    pattern: /\.(retryWhen|maximumRedeliveries)\(|\b(Retry\.backoff|RetryPolicy|RetryOptions|BackOffPolicy)\b/gu,
    certain: guess,
  },
  {
    of: "resilience",
    languages: ["Go"],
    bare: true,
    pattern: /\b(RetryMax|RetryPolicy|MaxRetries|retry\.Do|MaxReconnects)\b/gu,
    certain: guess,
  },
];
