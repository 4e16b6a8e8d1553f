import { buildsOf, isComposeFile } from "../compose/builds.ts";
import { builtWithout, mayBuildImages } from "../containers/buildpacks.ts";
import { type BuildFile, containerOf, copiedAs } from "../containers/dockerfile.ts";
import { isBuildFile, keepsSettingsOut, lastStep } from "../containers/names.ts";
import { settingsOf } from "../containers/settings.ts";
import { stagesOf } from "../containers/stages.ts";
import { type Script, scriptOf } from "../containers/start.ts";
import { deploymentPurpose } from "../deployment-purpose.ts";
import type { ContainerFact, SettingFact } from "../facts.ts";
import { folderOf } from "../folder.ts";
import type { NounReader, TextFile } from "../noun.ts";

/**
 * Reads the images that are built: Dockerfiles under all their names, and build tools that make images without one. Shell scripts,
 * .dockerignore and Compose files tell how they start, what they leave out, and which stage is meant.
 */
export function reader(): NounReader {
  const files: BuildFile[] = [];
  const others: ContainerFact[] = [];
  const scripts = new Map<string, Script[]>();
  /** Folder of a .dockerignore, or the Dockerfile that it is for: whether it keeps settings out. */
  const ignoring = new Map<string, boolean>();
  const targets = new Map<string, Set<string>>();
  const contexts = new Map<string, Set<string>>();

  return {
    wants({ path }) {
      const name = lastStep(path);
      return isBuildFile(path) || isIgnoreFile(name) || isScript(name) || isComposeFile(path) || mayBuildImages(name);
    },

    async take(file, tree) {
      const name = lastStep(file.path);
      if (isBuildFile(file.path)) takeBuildFile(file, files);
      else if (name === ".dockerignore") ignoring.set(`${folderOf(file.path)}/`, keepsSettingsOut(file.lines));
      else if (name.endsWith(".dockerignore"))
        ignoring.set(file.path.slice(0, -".dockerignore".length), keepsSettingsOut(file.lines));
      if (isScript(name)) scripts.set(name, [...(scripts.get(name) ?? []), scriptOf(file.lines)].slice(0, 20));
      if (isComposeFile(file.path)) {
        for (const { dockerfile, context, target } of await buildsOf(file)) {
          add(contexts, dockerfile, context);
          if (deploymentPurpose(file.path, file.purpose) === "product") add(targets, dockerfile, target);
        }
      }
      if (mayBuildImages(name)) {
        const purpose = deploymentPurpose(file.path, tree.purposeOf(file.path));
        for (const { builder, line } of builtWithout(file)) others.push(withoutFile(file, builder, line, purpose));
      }
    },

    finish() {
      const containers = files.flatMap((file) => containerOf(file, around(file)) ?? []);
      const settings: SettingFact[] = files.flatMap((file) => settingsOf(file, targetOf(file.path)));
      return { containers: [...containers, ...others].sort(byDocument), settings };
    },
  };

  function targetOf(path: string): string | undefined {
    const [target, ...more] = targets.get(path) ?? [];
    return more.length === 0 && target !== "" ? target : undefined;
  }

  function around(file: BuildFile): Parameters<typeof containerOf>[1] {
    const target = targetOf(file.path);
    const folders = [folderOf(file.path), "", ...(contexts.get(file.path) ?? [])];
    return {
      ...(target === undefined ? {} : { target }),
      scriptNamed(name) {
        const known = scripts.get(name) ?? scripts.get(copiedAs(file.stages, name) ?? "");
        // Several of one name that differ can't be told apart.
        return known?.every((one) => JSON.stringify(one) === JSON.stringify(known[0])) === true ? known[0] : undefined;
      },
      settingsKeptOut: ignoring.get(file.path) ?? folders.some((folder) => ignoring.get(`${folder}/`) === true),
    };
  }
}

function takeBuildFile(file: TextFile, files: BuildFile[]): void {
  const { path } = file;
  const conflict = file.lines.findIndex((line) => /^(?:<{7} |>{7} )/.test(line));
  // Two versions of it, and no way to tell which is meant.
  if (conflict >= 0) {
    file.unread(file.at(conflict + 1), ["container"]);
    return;
  }
  const stages = stagesOf(file.lines);
  if (stages.length === 0) file.unread(file.at(1), ["container"]);
  files.push({
    path,
    purpose: deploymentPurpose(path, file.purpose),
    stages,
    at: (line, column) => file.at(line, column),
  });
}

function isIgnoreFile(name: string): boolean {
  return name === ".dockerignore" || /\.dockerignore$/.test(name);
}

/** Shell scripts, and files without an ending that an image may be started by. */
function isScript(name: string): boolean {
  return /\.(?:sh|bash)$/.test(name) || /^(?:docker-)?(?:entrypoint|start|run|init|boot)$/.test(name);
}

function add(map: Map<string, Set<string>>, key: string | undefined, value: string | undefined): void {
  if (key !== undefined && value !== undefined) map.set(key, (map.get(key) ?? new Set()).add(value));
}

/** An image that a build tool makes: nothing is known of it but that it is made. */
function withoutFile(
  file: TextFile,
  builder: ContainerFact["builder"],
  line: number,
  purpose: ContainerFact["purpose"],
): ContainerFact {
  return {
    document: file.path,
    place: file.at(line),
    purpose,
    builder,
    stage: "",
    stages: 0,
    base: "",
    baseName: "",
    tag: "",
    pinned: "unknown",
    minimal: "unknown",
    user: "",
    runsAsRoot: "unknown",
    healthcheck: false,
    start: "unknown",
    program: "",
    installs: [],
    managers: [],
    copiesEverything: false,
    ports: [],
  };
}

function byDocument(a: ContainerFact, b: ContainerFact): number {
  return a.document < b.document ? -1 : a.document > b.document ? 1 : 0;
}
