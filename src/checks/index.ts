// Written by scripts/build.mjs from the files in this folder.
import { check as acceptedWork } from "./accepted-work.ts";
import { check as apiVersion } from "./api-version.ts";
import { check as conforms } from "./conforms.ts";
import { check as contractMember } from "./contract-member.ts";
import { check as contractOperation } from "./contract-operation.ts";
import { check as coverage } from "./coverage.ts";
import { check as credential } from "./credential.ts";
import { check as documentValidity } from "./document-validity.ts";
import { check as exampleValidity } from "./example-validity.ts";
import { check as fileEncoding } from "./file-encoding.ts";
import { check as mediaType } from "./media-type.ts";
import { check as mention } from "./mention.ts";
import { check as offering } from "./offering.ts";
import { check as operationSecurity } from "./operation-security.ts";
import { check as serverUrl } from "./server-url.ts";
import { check as urlParameter } from "./url-parameter.ts";
import { check as variety } from "./variety.ts";
import type { Check } from "./check.ts";

/** Every check by its id. */
export const checks: ReadonlyMap<string, Check> = new Map(
  [acceptedWork, apiVersion, conforms, contractMember, contractOperation, coverage, credential, documentValidity, exampleValidity, fileEncoding, mediaType, mention, offering, operationSecurity, serverUrl, urlParameter, variety].map((check) => [check.id, check]),
);
