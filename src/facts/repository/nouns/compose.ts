import { Place } from "../../../model.ts";
import { isComposeFile } from "../compose/builds.ts";
import { isForDevelopment } from "../compose/development.ts";
import { type ComposeFile, extendedBy, servicesOfProject } from "../compose/project.ts";
import { readCompose } from "../compose/read.ts";
import { hasServices, servicesOf } from "../compose/services.ts";
import { deploymentPurpose } from "../deployment-purpose.ts";
import { folderOf } from "../folder.ts";
import type { NounReader, Tree } from "../noun.ts";

/** Reads Compose files: their services, and the settings that these are given. */
export function reader(): NounReader {
  const files: ComposeFile[] = [];
  return {
    wants: ({ path }) => isComposeFile(path),
    async take(file, tree) {
      const document = await readCompose(file);
      const services = new Map(servicesOf(document?.value));
      if (document === undefined || services.size === 0) return;
      const above = hasServices(document.value) ? ["services"] : [];
      const folder = folderOf(file.path);
      const named = deploymentPurpose(file.path, file.purpose);
      const purpose = named === "product" && isForDevelopment(services, folder) ? "example" : named;
      for (const [name, service] of [...services]) {
        const target = extendedBy(service, file.path);
        if (target === undefined || tree.has(target.path)) continue;
        // What it is in the end can't be told.
        file.unread(new Place(file.path).child(...above, name, "extends"), ["service"]);
        services.delete(name);
      }
      files.push({ path: file.path, purpose, services, above });
    },
    finish: (tree) => servicesOfProject(files, isOrchestrated(tree)),
  };
}

/** Whether the product is run by Kubernetes: it has a chart, an overlay of Kustomize, or manifests in a folder of that name. */
function isOrchestrated(tree: Tree): boolean {
  return tree.files.some(({ path }) => {
    const sign =
      /(?:^|\/)(?:Chart\.yaml|kustomization\.ya?ml)$|(?:^|\/)(?:k8s|kubernetes|openshift|helm|charts?)\/.*\.ya?ml$/i.test(
        path,
      );
    return sign && deploymentPurpose(path, tree.purposeOf(path)) === "product";
  });
}
