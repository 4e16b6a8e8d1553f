// Written by scripts/build.mjs from the files in nouns/.
import type { NounReader } from "./noun.ts";
import { reader as boms } from "./nouns/boms.ts";
import { reader as compose } from "./nouns/compose.ts";
import { reader as containers } from "./nouns/containers.ts";
import { reader as dependencies } from "./nouns/dependencies.ts";
import { reader as files } from "./nouns/files.ts";
import { reader as gateway } from "./nouns/gateway.ts";
import { reader as helm } from "./nouns/helm.ts";
import { reader as history } from "./nouns/history.ts";
import { reader as interfaces } from "./nouns/interfaces.ts";
import { reader as kubernetes } from "./nouns/kubernetes.ts";
import { reader as languages } from "./nouns/languages.ts";
import { reader as licences } from "./nouns/licences.ts";
import { reader as migrations } from "./nouns/migrations.ts";
import { reader as pages } from "./nouns/pages.ts";
import { reader as pipelines } from "./nouns/pipelines.ts";
import { reader as provisioning } from "./nouns/provisioning.ts";
import { reader as runtimes } from "./nouns/runtimes.ts";
import { reader as secrets } from "./nouns/secrets.ts";
import { reader as settings } from "./nouns/settings.ts";
import { reader as tests } from "./nouns/tests.ts";
import { reader as traces } from "./nouns/traces.ts";

/** What reads each noun. */
export const readers: readonly (() => NounReader)[] = [boms, compose, containers, dependencies, files, gateway, helm, history, interfaces, kubernetes, languages, licences, migrations, pages, pipelines, provisioning, runtimes, secrets, settings, tests, traces];
