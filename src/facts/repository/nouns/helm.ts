import { Place, type RepositoryFile } from "../../../model.ts";
import type { Purpose, ResourceFact, SettingFact, TraceFact, WorkloadFact } from "../facts.ts";
import { routeTraces } from "../gateway/resource-routes.ts";
import { piecesOf } from "../helm/actions.ts";
import { type Chart, type Needed, neededBy, rootOf, valuesOf } from "../helm/chart.ts";
import { isValues, partOf } from "../helm/chart-files.ts";
import { chartSettings } from "../helm/chart-settings.ts";
import { type Template, templateOf } from "../helm/nodes.ts";
import { type Named, render, type Setting } from "../helm/render.ts";
import { TemplateDocument } from "../helm/template-document.ts";
import { readTemplate } from "../helm/template-manifest.ts";
import { HIDDEN } from "../kubernetes/documents.ts";
import { objectsOf } from "../kubernetes/manifest.ts";
import { member, members, text } from "../kubernetes/members.ts";
import { holdsUnresolved } from "../kubernetes/placeholders.ts";
import { resourceFact } from "../kubernetes/resources.ts";
import { settingFacts } from "../kubernetes/settings.ts";
import { workloadFacts } from "../kubernetes/workloads.ts";
import { type YamlTextReader, yamlTextReader } from "../kubernetes/yaml-text.ts";
import type { Lists, NounReader, TextFile, Tree } from "../noun.ts";

/** A template that waits for the values of its chart. */
interface Waiting {
  readonly file: TextFile;
  readonly template: Template;
  readonly document: TemplateDocument;
}

/** What was seen of one chart. */
interface Seen {
  readonly folder: string;
  purpose: Purpose;
  about: unknown;
  file: TextFile | undefined;
  values: unknown;
  readonly others: { readonly value: unknown; readonly file: TextFile }[];
  readonly templates: Waiting[];
  readonly named: Map<string, Named>;
  readonly settings: SettingFact[];
}

/** More text of templates is not kept until the values are known. */
const MOST_TEXT = 16_000_000;
/** Steps that all templates of one chart may take. */
const BUDGET = 400_000;

/**
 * Reads charts of Helm (https://helm.sh/docs/topics/charts/): templates are worked out with the values of the chart, as far as that can
 * be done without a cluster. What stands under a value that is false is read too, and said to be switched off.
 */
class HelmReader implements NounReader {
  readonly #charts = new Map<string, Seen>();
  #yaml: YamlTextReader | undefined;
  #kept = 0;
  #hasCharts: boolean | undefined;
  /** Values that lie outside charts: they may be for any of them. */
  readonly #loose: unknown[] = [];

  wants({ path }: RepositoryFile, tree: Tree): boolean {
    this.#hasCharts ??= tree.files.some((file) => /(?:^|\/)Chart\.yaml$/u.test(file.path));
    return this.#hasCharts && (partOf(path, tree) !== undefined || isValues(path));
  }

  async take(file: TextFile, tree: Tree): Promise<void> {
    const part = partOf(file.path, tree);
    if (part === undefined) {
      if (file.purpose === "product") this.#loose.push((await file.parse(HIDDEN))?.value);
      return;
    }
    this.#yaml ??= await yamlTextReader();
    const chart = this.#chart(part.folder, file.purpose);
    if (part.role === "template") this.#takeTemplate(file, chart);
    else {
      const value = (await file.parse(HIDDEN))?.value;
      if (part.role === "chart") {
        chart.about = value;
        chart.file = file;
        chart.purpose = file.purpose;
      } else if (part.role === "values") chart.values = value;
      else chart.others.push({ value, file });
      if (part.role !== "chart") {
        const name = text(member(chart.about, "name")) || part.folder;
        chart.settings.push(...chartSettings(file.path, file.purpose, value, name));
      }
    }
  }

  #takeTemplate(file: TextFile, chart: Seen): void {
    this.#kept += file.text.length;
    const pieces = this.#kept > MOST_TEXT ? undefined : piecesOf(file.text);
    const template = pieces === undefined ? undefined : templateOf(pieces);
    if (template === undefined) {
      file.unread(file.at(1), HIDDEN);
      return;
    }
    for (const [name, nodes] of template.defined) chart.named.set(name, { nodes, text: file.text });
    if (/(?:^|\/)_[^/]*$|\.tpl$/u.test(file.path)) return;
    const document = new TemplateDocument(file.path, file.text);
    file.keep(document);
    chart.templates.push({ file, template, document });
  }

  #chart(folder: string, purpose: Purpose): Seen {
    const known = this.#charts.get(folder);
    if (known !== undefined) return known;
    const made: Seen = {
      folder,
      purpose,
      about: undefined,
      file: undefined,
      values: undefined,
      others: [],
      templates: [],
      named: new Map(),
      settings: [],
    };
    this.#charts.set(folder, made);
    return made;
  }

  finish(tree: Tree): Lists {
    const workloads: WorkloadFact[] = [];
    const resources: ResourceFact[] = [];
    const settings: SettingFact[] = [];
    const needing = new Map<string, { readonly chart: Seen; readonly needed: Needed }>();
    for (const chart of this.#charts.values()) {
      for (const needed of neededBy(plainChart(chart), tree)) {
        if (needed.folder !== undefined) needing.set(needed.folder, { chart, needed });
        else if (!needed.off) chart.file?.unread(needed.place, HIDDEN);
      }
    }
    for (const chart of this.#charts.values()) {
      resources.push(...chartFact(chart));
      settings.push(...chart.settings);
      const above = needing.get(chart.folder);
      const about = plainChart(chart);
      const values = valuesOf(about, above && { chart: plainChart(above.chart), name: above.needed.name });
      const setting: Setting = {
        root: rootOf(about, values),
        values,
        others: [...about.others, ...this.#loose],
        named: this.#named(chart),
        budget: { left: BUDGET },
      };
      for (const waiting of chart.templates) {
        const off = above?.needed.off === true;
        const read = this.#read(waiting, setting, off);
        workloads.push(...read.workloads);
        resources.push(...read.resources);
        settings.push(...read.settings);
      }
    }
    const traces: readonly TraceFact[] = routeTraces(resources);
    this.#charts.clear();
    return { workloads, resources, settings, traces };
  }

  /** The named templates of all charts; of two with one name the chart's own. */
  #named(chart: Seen): ReadonlyMap<string, Named> {
    const all = new Map<string, Named>();
    for (const other of [...this.#charts.values(), chart]) for (const [name, one] of other.named) all.set(name, one);
    return all;
  }

  #read(
    { file, template, document }: Waiting,
    setting: Setting,
    off: boolean,
  ): Required<Pick<Lists, "workloads" | "resources" | "settings">> {
    const none = { workloads: [], resources: [], settings: [] };
    const output = render(template.nodes, file.text, setting);
    const around = { path: file.path, purpose: file.purpose, off, others: setting.others };
    const read = output.full || this.#yaml === undefined ? { faultAt: 0 } : readTemplate(output, around, this.#yaml);
    if ("faultAt" in read) {
      file.unread(file.atOffset(read.faultAt), HIDDEN);
      return none;
    }
    document.rendered = read.rendered;
    const { manifest } = read;
    for (const [index, one] of manifest.documents.entries()) {
      if (member(one, "kind") === undefined && holdsUnresolved(one))
        file.unread(new Place(file.path).child(index), HIDDEN);
    }
    const objects = objectsOf(manifest);
    return {
      workloads: objects.flatMap((object) => workloadFacts(object, manifest)),
      resources: objects.map((object) => resourceFact(object, manifest)),
      settings: objects.flatMap((object) => (manifest.switchedOff(object.place) ? [] : settingFacts(object, manifest))),
    };
  }
}

function plainChart({ folder, about, values, others }: Seen): Chart {
  return { folder, about, values, others: others.map(({ value }) => value) };
}

/** The chart itself as an object of kind "Chart". */
function chartFact({ about, file, purpose }: Seen): readonly ResourceFact[] {
  if (file === undefined || about === undefined) return [];
  const place = new Place(file.path);
  const content = members(about);
  return [
    {
      document: file.path,
      purpose,
      place,
      kind: "Chart",
      apiVersion: text(content.apiVersion),
      name: text(content.name),
      namespace: "",
      content,
      patched: false,
      switchedOff: false,
      _places: {
        name: place.child("name"),
        // What rules ask of a chart is its version.
        content: place.child("version"),
      },
    },
  ];
}

/** The reader of Helm charts. */
export function reader(): NounReader {
  return new HelmReader();
}
