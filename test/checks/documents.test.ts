import { describe, expect, it } from "vitest";
import type { Check } from "../../src/checks/check.ts";
import { check as descriptionLanguage } from "../../src/checks/description-language.ts";
import { check as documentedSettings } from "../../src/checks/documented-settings.ts";
import { check as languageShare } from "../../src/checks/language-share.ts";
import { check as missingTopics } from "../../src/checks/missing-topics.ts";
import { schemaTest } from "../../src/checks/schema-test.ts";
import { check as statefulWithoutBackup } from "../../src/checks/stateful-without-backup.ts";
import type { DocumentFact } from "../../src/facts/facts.ts";
import { NO_REPOSITORY, type RepositoryFacts } from "../../src/facts/repository/facts.ts";
import { Place } from "../../src/model.ts";
import { facts, operation, outcomes, run } from "./facts.ts";

// The checks that read documents, and hold them beside other facts.

type List = Exclude<keyof RepositoryFacts, "root" | "unread">;

/** As much of a fact as a check looks at. */
function fact(path: string, some: object): never {
  const place = Place.at(path, { line: 1, column: 1, text: "" });
  return { place, document: path, purpose: "product", path, ...some } as never;
}

function check(which: Check, some: Partial<RepositoryFacts>, params = {}, schemas = {}): ReturnType<typeof run> {
  return run(which, facts({ repository: { ...NO_REPOSITORY, ...some } }), params, schemas);
}

describe("documented-settings", () => {
  const setting = (name: string): never => fact("compose.yaml", { name, where: "compose", purpose: "product" });
  const page = (...names: string[]): never => fact("README.md", { format: "markdown", _names: new Set(names) });
  const all = schemaTest({});
  const examine = (some: Partial<RepositoryFacts>, params = {}): ReturnType<typeof run> =>
    check(documentedSettings, some, { where: {}, ...params }, { where: all });

  it("examines nothing without settings", () => {
    expect(examine({ pages: [page("DB_HOST")] })).toEqual([]);
  });

  it("counts each name once, and finds all that are not explained at once", () => {
    const settings = [
      setting("DB_HOST"),
      setting("DB_HOST"),
      setting("MAIL_HOST"),
      setting("MAIL_PORT"),
      setting("TZ"),
    ];
    const found = examine({ settings, pages: [page("DB_HOST")] }, { known: ["^TZ$"] });
    expect(outcomes(found)).toEqual(["holds", "unexplained", ""]);
    expect(found[1]).toMatchObject({ violations: [{ data: { count: 2, total: 3, names: "MAIL_HOST, MAIL_PORT" } }] });
  });

  it("knows beginnings, and names as Spring writes them", () => {
    const settings = [setting("DB_HOST"), setting("spring.mail.host")];
    expect(outcomes(examine({ settings, pages: [page("DB_*", "SPRING_MAIL_HOST")] }))).toEqual(["holds", "holds"]);
  });

  it("cannot tell where a document is closed or was not understood", () => {
    const settings = [setting("DB_HOST")];
    const closed = fact("docs/manual.pdf", { format: "closed", purpose: "documentation", _names: new Set() });
    expect(outcomes(examine({ settings, pages: [closed] }))).toEqual(["(unreadable-file)"]);
    const unread = [{ place: Place.of("README.md"), kinds: ["page" as const] }];
    expect(outcomes(examine({ settings, unread }))).toEqual(["(unreadable-file)"]);
  });
});

describe("documented-settings, for what others make", () => {
  const setting = (where: string, owner: string): never =>
    fact("compose.yaml", { name: `${owner.split("/").at(-1)}_A`.toUpperCase(), where, owner });
  const service = (name: string, some = {}): never =>
    fact("compose.yaml", { name, common: false, builds: false, ...some });
  const workload = (name: string, image: string): never =>
    fact("k8s/a.yaml", { kind: "Deployment", workload: name, image });
  const examine = (some: Partial<RepositoryFacts>): unknown[] =>
    check(documentedSettings, some, { where: {} }, { where: schemaTest({}) }).map((one) =>
      "violations" in one ? one.violations : [],
    );

  it("leaves out services with images of common use, and those that are not built beside some that are", () => {
    const settings = [setting("compose", "db"), setting("compose", "own"), setting("compose", "print")];
    const built = [service("db", { common: true }), service("own", { builds: true }), service("print")];
    expect(examine({ settings, services: built })).toMatchObject([[{ data: { names: "OWN_A" } }]]);
    const images = [service("db", { common: true }), service("own"), service("print")];
    expect(examine({ settings, services: images })[0]).toMatchObject([{ data: { names: "OWN_A, PRINT_A" } }]);
  });

  it("leaves out workloads of which all images are of common use", () => {
    const settings = [setting("kubernetes", "Deployment/cache"), setting("kubernetes", "Deployment/app")];
    const workloads = [
      workload("cache", "redis:7"),
      workload("app", "registry.example/app:1.0.0"),
      workload("app", "envoyproxy/envoy:v1.30"),
    ];
    expect(examine({ settings, workloads })).toMatchObject([[{ data: { names: "APP_A" } }]]);
  });
});

describe("missing-topics", () => {
  const page = (path: string, ...topics: string[]): never => fact(path, { topics });
  const params = { about: "backup", needed: { often: ["backup-frequency"], time: ["recovery-time", "restore"] } };
  const examine = (some: Partial<RepositoryFacts>): ReturnType<typeof run> => check(missingTopics, some, params);

  it("asks nothing where no document is about the subject", () => {
    expect(examine({ pages: [page("README.md", "installation")] })).toEqual([]);
  });

  it("takes all documents together", () => {
    const pages = [page("a.md", "backup", "backup-frequency"), page("b.md", "restore")];
    expect(outcomes(examine({ pages }))).toEqual(["holds"]);
  });

  it("tells what is missing, in order", () => {
    const [one] = examine({ pages: [page("a.md", "backup", "backup-frequency")] });
    expect(one).toMatchObject({ violations: [{ data: { name: "a.md", count: 1, first: "time", second: "none" } }] });
    const [both] = examine({ pages: [page("a.md", "backup")] });
    expect(both).toMatchObject({ violations: [{ data: { count: 2, first: "often", second: "time", third: "none" } }] });
  });

  it("cannot tell where a document was not understood", () => {
    const unread = [{ place: Place.of("b.md"), kinds: ["page" as const] }];
    expect(outcomes(examine({ pages: [page("a.md", "backup")], unread }))).toEqual(["(unreadable-file)"]);
  });
});

describe("stateful-without-backup", () => {
  const database = (some = {}): never =>
    fact("compose.yaml", {
      name: "db",
      image: "postgres:16",
      database: "postgres",
      profiles: [],
      volumes: ["data:/var/lib/postgresql/data"],
      ...some,
    });
  const claim = (name: string, some = {}): never =>
    fact("k8s/store.yaml", {
      kind: "PersistentVolumeClaim",
      name,
      apiVersion: "v1",
      content: {},
      switchedOff: false,
      ...some,
    });
  const examine = (some: Partial<RepositoryFacts>): string[] => outcomes(check(statefulWithoutBackup, some));

  it.each<[string, Partial<RepositoryFacts>]>([
    ["no database", {}],
    ["a database without a volume", { services: [database({ volumes: [] })] }],
    ["only the settings of a database", { services: [database({ volumes: ["./init:/docker-entrypoint-initdb.d"] })] }],
    ["a cache", { services: [database({ database: "redis", volumes: ["cache:/data"] })] }],
    ["a service for developers", { services: [database({ document: "docker-compose.dev.yml" })] }],
    ["a service in a profile", { services: [database({ profiles: ["debug"] })] }],
    ["an example", { services: [database({ purpose: "example" })] }],
    ["a claim of a cache", { resources: [claim("build-cache")] }],
    ["a claim that is switched off", { resources: [claim("scans", { switchedOff: true })] }],
  ])("has nothing to examine: %s", (_what, some) => {
    expect(examine(some)).toEqual([]);
  });

  it("finds what keeps data once, and names all of it", () => {
    const set = claim("store", { kind: "StatefulSet", content: { spec: { volumeClaimTemplates: [{}] } } });
    const [found] = check(statefulWithoutBackup, { services: [database()], resources: [claim("scans"), set] });
    expect(found).toMatchObject({
      outcome: "violated",
      violations: [
        { case: "unprotected", data: { count: 3, names: "db, scans, store" }, place: { file: "compose.yaml" } },
      ],
    });
  });

  it.each<[string, List, object]>([
    ["a document that mentions it", "sections", { mentions: ["backup"], topics: [] }],
    ["a script", "files", { path: "scripts/pg_dump.sh", extension: ".sh" }],
    [
      "a service",
      "services",
      { name: "nightly", image: "prodrigestivill/postgres-backup-local:16", database: "", volumes: [], profiles: [] },
    ],
    ["a job", "workloads", { kind: "CronJob", workload: "database-backup", name: "dump", image: "postgres:16" }],
    [
      "a custom object",
      "resources",
      {
        kind: "Cluster",
        name: "db",
        apiVersion: "postgresql.cnpg.io/v1",
        content: { spec: { backup: {} } },
        switchedOff: false,
      },
    ],
    ["a setting", "settings", { name: "BACKUP_BUCKET" }],
    ["a pipeline", "steps", { name: "nightly", runs: "pg_dump permits > dump.sql", uses: "" }],
  ])("holds with %s", (_what, list, some) => {
    const kept = list === "services" ? [database(), fact("x", some)] : [fact("x", some)];
    expect(examine({ services: [database()], pages: [], [list]: kept })).toEqual(["holds"]);
  });

  it.each<[string, Partial<RepositoryFacts>, string]>([
    [
      "a closed document",
      { pages: [fact("m.pdf", { format: "closed", topics: [], words: 0, language: "" })] },
      "(unreadable-file)",
    ],
    [
      "a document in a language that is not known here",
      { pages: [fact("m.md", { format: "markdown", topics: [], words: 90, language: "uk" })] },
      "(not-understood)",
    ],
    [
      "documents elsewhere",
      { sections: [fact("m.md", { topics: ["elsewhere"], mentions: ["elsewhere"] })] },
      "(not-stated)",
    ],
    ["Terraform", { files: [fact("main.tf", { extension: ".tf" })] }, "(not-understood)"],
  ])("cannot tell with %s", (_what, some, outcome) => {
    expect(examine({ services: [database()], ...some })).toEqual([outcome]);
  });
});

describe("language-share", () => {
  const share = (some: object): never =>
    fact("src/a.ts", {
      of: "comments",
      other: "fr",
      texts: 42,
      english: 11,
      notEnglish: 31,
      inOther: 30,
      otherShare: 73,
      ...some,
    });
  const params = { of: "comments", most: 20, texts: 5 };
  it("finds a share that is too large, and says how large", () => {
    const [found] = check(languageShare, { languages: [share({})] }, params);
    expect(found).toMatchObject({ violations: [{ case: "other", data: { count: 31, total: 42, language: "fr" } }] });
  });
  it.each([
    ["another sort of text", { of: "pages" }, []],
    ["few", { notEnglish: 4, texts: 5 }, ["holds"]],
    ["just so many", { notEnglish: 20, texts: 100 }, ["holds"]],
  ])("%s", (_what, some, expected) => {
    expect(outcomes(check(languageShare, { languages: [share(some)] }, params))).toEqual(expected);
  });
});

describe("description-language", () => {
  const document = { document: "api.yaml", place: Place.of("api.yaml") } as DocumentFact;
  const examine = (...summaries: string[]): ReturnType<typeof run> =>
    run(
      descriptionLanguage,
      facts({
        documents: [document],
        operations: summaries.map((summary, index) => operation(`GET /${index}`, { summary })),
      }),
      { most: 20, texts: 2 },
    );
  const french = "Obtient la liste des permis de la personne";
  it("finds documents with too many descriptions in another language, at the first of these", () => {
    const [found] = examine("Lists the permits of the person", french, french);
    expect(found).toMatchObject({
      violations: [{ data: { count: 2, total: 3, language: "fr" }, place: { file: "api.yaml" } }],
    });
  });
  it("lets few of them pass, and those in two languages", () => {
    expect(outcomes(examine("Lists the permits of the person", french))).toEqual(["holds"]);
    expect(outcomes(examine(...Array(3).fill(`Lists the permits of the person / ${french}`)))).toEqual(["holds"]);
    expect(examine("", "OK")).toEqual([]);
  });
});
