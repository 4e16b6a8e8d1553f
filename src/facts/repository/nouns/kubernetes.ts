import { Place, type RepositoryFile } from "../../../model.ts";
import type { Purpose, ResourceFact, SettingFact, TraceFact, WorkloadFact } from "../facts.ts";
import { folderOf } from "../folder.ts";
import { routeTraces } from "../gateway/resource-routes.ts";
import { imageName } from "../image-name.ts";
import { HIDDEN, readManifest } from "../kubernetes/documents.ts";
import {
  isKustomization,
  type Kustomization,
  kustomizationOf,
  looksLikePatch,
  mergePatch,
  type Patch,
} from "../kubernetes/kustomize.ts";
import { type KubernetesObject, type Manifest, objectsOf } from "../kubernetes/manifest.ts";
import { looksLikeManifest, mayBeManifest } from "../kubernetes/manifest-file.ts";
import { members } from "../kubernetes/members.ts";
import { resourceFact } from "../kubernetes/resources.ts";
import { settingFacts } from "../kubernetes/settings.ts";
import { workloadFacts } from "../kubernetes/workloads.ts";
import { type YamlTextReader, yamlTextReader } from "../kubernetes/yaml-text.ts";
import type { Lists, NounReader, TextFile } from "../noun.ts";

/** Facts that one object gives. */
interface Read {
  readonly object: KubernetesObject;
  readonly path: string;
  readonly resource: ResourceFact;
  readonly workloads: readonly WorkloadFact[];
  readonly settings: readonly SettingFact[];
}

/** More objects of one repository are not kept. */
const MOST_OBJECTS = 20_000;

/**
 * Reads the manifests of Kubernetes (https://kubernetes.io/docs/reference/kubernetes-api/): workloads, settings and all other objects.
 * Overlays of Kustomize are not applied: what they change in an object is named as unknown.
 */
class KubernetesReader implements NounReader {
  #yaml: YamlTextReader | undefined;
  readonly #read: Read[] = [];
  readonly #kustomizations: Kustomization[] = [];

  wants({ path }: RepositoryFile, tree: Parameters<NounReader["wants"]>[1]): boolean {
    return mayBeManifest(path, tree);
  }

  async take(file: TextFile): Promise<void> {
    const kustomization = isKustomization(file.path);
    if (!kustomization && !looksLikeManifest(file.text)) return;
    this.#yaml ??= await yamlTextReader();
    const document = await readManifest(file, this.#yaml);
    if (document === undefined) return;
    const written = document.value as readonly unknown[];
    const documents = kustomization ? written.map(named) : written;
    if (kustomization) this.#takeKustomization(file, documents[0]);
    const manifest = plainManifest(file.path, file.purpose, documents);
    for (const object of objectsOf(manifest)) {
      if (this.#read.length >= MOST_OBJECTS) {
        file.unread(object.place, HIDDEN);
        return;
      }
      this.#read.push({
        object,
        path: file.path,
        resource: resourceFact(object, manifest),
        workloads: workloadFacts(object, manifest),
        settings: settingFacts(object, manifest),
      });
    }
  }

  #takeKustomization(file: TextFile, value: unknown): void {
    const parse = (text: string): readonly unknown[] => {
      const read = this.#yaml?.(text);
      return read !== undefined && "values" in read ? read.values : [];
    };
    const kustomization = kustomizationOf(value, folderOf(file.path), parse);
    this.#kustomizations.push(kustomization);
    for (const pointer of kustomization.remote) file.unread(new Place(file.path).child(0, ...pointer), HIDDEN);
  }

  finish(): Lists {
    const patchFiles = new Set(this.#kustomizations.flatMap(({ patchFiles: files }) => files));
    const isPatch = ({ path, resource }: Read): boolean => patchFiles.has(path) || looksLikePatch(resource.content);
    const patches = [
      ...this.#kustomizations.flatMap(({ patches: inline }) => inline),
      ...this.#read.filter(isPatch).map(({ resource }) => mergePatch(resource.content)),
    ];
    const images = new Set(this.#kustomizations.flatMap(({ images: names }) => names));
    const objects = this.#read.filter((one) => !isPatch(one));
    const resources: ResourceFact[] = [];
    const workloads: WorkloadFact[] = [];
    for (const one of objects) {
      const own = patchesOf(one.object, patches);
      resources.push(own.length === 0 ? one.resource : { ...one.resource, patched: true });
      const fields = own.flatMap((patch) => patch.fields);
      workloads.push(...one.workloads.map((workload) => patchedWorkload(workload, fields, images)));
    }
    const traces: readonly TraceFact[] = routeTraces(resources);
    return {
      workloads,
      resources,
      settings: objects.flatMap(({ settings }) => settings),
      traces,
    };
  }
}

function patchesOf({ kind, name }: KubernetesObject, patches: readonly Patch[]): readonly Patch[] {
  return patches.filter((patch) => {
    if (patch.kind === "" && patch.name === "") return false;
    return (
      (patch.kind === "" || patch.kind === kind) &&
      (patch.name === "" || patch.name === name || isPatternFor(patch.name, name))
    );
  });
}

/** Targets may be patterns; one with nothing but a star in it is understood, and all others may mean any name. */
function isPatternFor(pattern: string, name: string): boolean {
  if (!/[*+?[\](|)\\]/u.test(pattern)) return false;
  const [prefix = ""] = pattern.split(/[.*+?[\](|)\\]/u);
  return name.startsWith(prefix.replace(/^\^/u, ""));
}

function patchedWorkload(fact: WorkloadFact, fields: readonly string[], images: ReadonlySet<string>): WorkloadFact {
  const { name } = imageName(fact.image);
  const renamed = [...images].some((image) => image === fact.image || image === name || imageName(image).name === name);
  const all = [...fact.unresolved, ...fields, ...(renamed ? ["image", "tag", "pinned"] : [])];
  return all.length === fact.unresolved.length ? fact : { ...fact, unresolved: [...new Set(all)] };
}

/** A kustomization need not say what it is. */
function named(value: unknown): unknown {
  return { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", ...members(value) };
}

/** A manifest that is written as it stands. */
function plainManifest(path: string, purpose: Purpose, documents: readonly unknown[]): Manifest {
  return {
    path,
    purpose,
    documents,
    switchedOff: () => false,
    writtenAt: (place) => place,
    mayDiffer: () => false,
  };
}

/** The reader of Kubernetes manifests. */
export function reader(): NounReader {
  return new KubernetesReader();
}
