import { flag, items, member, text } from "./members.ts";

/** The volumes of a pod that one of its containers mounts, each with the mount. */
function mountedVolumes(
  pod: unknown,
  container: unknown,
): readonly { readonly volume: unknown; readonly mount: unknown }[] {
  const mounts = items(member(container, "volumeMounts"));
  return items(member(pod, "volumes")).flatMap((volume) => {
    const mount = mounts.find((one) => text(member(one, "name")) === text(member(volume, "name")));
    return mount === undefined ? [] : [{ volume, mount }];
  });
}

/** Paths of the node that a container mounts; those that it may only read end with ":ro". */
export function mountedHostPaths(pod: unknown, container: unknown): readonly string[] {
  return mountedVolumes(pod, container).flatMap(({ volume, mount }) => {
    const path = text(member(member(volume, "hostPath"), "path"));
    if (path === "") return [];
    return [flag(member(mount, "readOnly")) === true ? `${path}:ro` : path];
  });
}

/** Names of the claims that a container mounts and that all replicas share; what a StatefulSet claims for each replica is not among them. */
export function mountedClaims(pod: unknown, container: unknown): readonly string[] {
  return mountedVolumes(pod, container).flatMap(({ volume, mount }) => {
    const claim = text(member(member(volume, "persistentVolumeClaim"), "claimName"));
    return claim === "" || flag(member(mount, "readOnly")) === true ? [] : [claim];
  });
}
