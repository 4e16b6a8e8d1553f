// Written by scripts/build.mjs from the files in this folder.
import { check as acceptedWork } from "./accepted-work.ts";
import { check as apiVersion } from "./api-version.ts";
import { check as conforms } from "./conforms.ts";
import { check as containerImage } from "./container-image.ts";
import { check as contractMember } from "./contract-member.ts";
import { check as contractOperation } from "./contract-operation.ts";
import { check as coverage } from "./coverage.ts";
import { check as credential } from "./credential.ts";
import { check as customaryFiles } from "./customary-files.ts";
import { check as defaultDeny } from "./default-deny.ts";
import { check as dependencyLicence } from "./dependency-licence.ts";
import { check as deploymentAutomation } from "./deployment-automation.ts";
import { check as descriptionLanguage } from "./description-language.ts";
import { check as documentValidity } from "./document-validity.ts";
import { check as documentedSettings } from "./documented-settings.ts";
import { check as dominantLanguage } from "./dominant-language.ts";
import { check as entryWithoutTls } from "./entry-without-tls.ts";
import { check as environments } from "./environments.ts";
import { check as exampleValidity } from "./example-validity.ts";
import { check as exposedService } from "./exposed-service.ts";
import { check as fileEncoding } from "./file-encoding.ts";
import { check as gatewayBypass } from "./gateway-bypass.ts";
import { check as gatewayRoute } from "./gateway-route.ts";
import { check as languageShare } from "./language-share.ts";
import { check as licenceAgreement } from "./licence-agreement.ts";
import { check as mediaType } from "./media-type.ts";
import { check as mention } from "./mention.ts";
import { check as missingTopics } from "./missing-topics.ts";
import { check as offering } from "./offering.ts";
import { check as operationSecurity } from "./operation-security.ts";
import { check as orchestratorWithoutFiles } from "./orchestrator-without-files.ts";
import { check as ownBuild } from "./own-build.ts";
import { check as peerAtStart } from "./peer-at-start.ts";
import { check as pipelineTasks } from "./pipeline-tasks.ts";
import { check as presenceAmong } from "./presence-among.ts";
import { check as presence } from "./presence.ts";
import { check as replicaLoss } from "./replica-loss.ts";
import { check as rootImage } from "./root-image.ts";
import { check as runnableMock } from "./runnable-mock.ts";
import { check as secret } from "./secret.ts";
import { check as sensitiveSetting } from "./sensitive-setting.ts";
import { check as serverUrl } from "./server-url.ts";
import { check as sharedDatabase } from "./shared-database.ts";
import { check as sharedVolume } from "./shared-volume.ts";
import { check as statefulWithoutBackup } from "./stateful-without-backup.ts";
import { check as supportEnd } from "./support-end.ts";
import { check as testedOperations } from "./tested-operations.ts";
import { check as urlParameter } from "./url-parameter.ts";
import { check as variety } from "./variety.ts";
import { check as workloadConforms } from "./workload-conforms.ts";
import { check as workloadImage } from "./workload-image.ts";
import { check as workloadStates } from "./workload-states.ts";
import type { Check } from "./check.ts";

/** Every check by its id. */
export const checks: ReadonlyMap<string, Check> = new Map(
  [acceptedWork, apiVersion, conforms, containerImage, contractMember, contractOperation, coverage, credential, customaryFiles, defaultDeny, dependencyLicence, deploymentAutomation, descriptionLanguage, documentValidity, documentedSettings, dominantLanguage, entryWithoutTls, environments, exampleValidity, exposedService, fileEncoding, gatewayBypass, gatewayRoute, languageShare, licenceAgreement, mediaType, mention, missingTopics, offering, operationSecurity, orchestratorWithoutFiles, ownBuild, peerAtStart, pipelineTasks, presenceAmong, presence, replicaLoss, rootImage, runnableMock, secret, sensitiveSetting, serverUrl, sharedDatabase, sharedVolume, statefulWithoutBackup, supportEnd, testedOperations, urlParameter, variety, workloadConforms, workloadImage, workloadStates].map((check) => [check.id, check]),
);
