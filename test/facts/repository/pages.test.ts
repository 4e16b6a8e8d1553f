import { describe, expect, it } from "vitest";
import type { PageFact, SectionFact } from "../../../src/facts/repository/facts.ts";
import { TOPICS } from "../../../src/facts/repository/pages/topic-table.ts";
import { topicsOfHeading, topicsOfText } from "../../../src/facts/repository/pages/topics.ts";
import { fc } from "../../property.ts";
import { gather } from "./gather.ts";

/** Headings, and one topic that each stands for. */
const HEADINGS: readonly (readonly [topic: string, ...headings: string[]])[] = [
  [
    "installation",
    "Installation",
    "3.1 Installing the service",
    "🚀 Getting Started",
    "Installation & configuration",
    "Mise en place",
    "التثبيت",
    "Instalación",
    "Instalação",
  ],
  [
    "prerequisites",
    "Prerequisites",
    "System requirements",
    "Before you begin",
    "Prérequis",
    "Pré-requis",
    "المتطلبات",
    "Requisitos previos",
    "Pré-requisitos",
  ],
  [
    "configuration",
    "Configuration",
    "Settings",
    "Paramétrage",
    "Configuring the service",
    "الإعدادات",
    "Configuración",
    "Configurações",
  ],
  [
    "environment-variables",
    "Environment variables",
    "Env vars",
    "Variables d’environnement",
    "متغيرات البيئة",
    "Variables de entorno",
    "Variáveis de ambiente",
  ],
  [
    "deployment",
    "Deployment",
    "Deploying to Kubernetes",
    "Déploiement",
    "Mise en production",
    "النشر",
    "Despliegue",
    "Implantação",
  ],
  ["start-up", "Starting the service", "Running locally", "Démarrage", "تشغيل الخدمة", "Puesta en marcha", "Execução"],
  ["verification", "Verification", "Verify", "Smoke test", "Vérification", "التحقق", "Verificación", "Verificação"],
  [
    "rollback",
    "Rollback",
    "Rolling back",
    "Roll back",
    "Retour arrière",
    "التراجع عن النشر",
    "Vuelta atrás",
    "Reversão",
  ],
  ["schema-rollback", "Reverting a migration", "Rolling back the database", "Retour arrière du schéma"],
  ["upgrade", "Upgrading", "Mise à jour", "الترقية", "Actualización", "Atualização"],
  [
    "operation",
    "Operations",
    "Operating manual",
    "Runbook",
    "Exploitation",
    "Manuel d'exploitation",
    "دليل التشغيل",
    "Operación",
    "Operação",
  ],
  ["monitoring", "Monitoring", "Supervision", "المراقبة", "Monitoreo", "Monitoramento"],
  [
    "backup",
    "Backup",
    "Back-ups",
    "Backup and restore",
    "Sauvegarde et restauration",
    "النسخ الاحتياطي والاستعادة",
    "Copias de seguridad",
    "Cópias de segurança",
  ],
  [
    "restore",
    "Restore",
    "Backup and restore",
    "Restoring from a dump",
    "Restauration",
    "استعادة البيانات",
    "Restauración",
    "Restauração",
  ],
  ["recovery-time", "RTO", "Recovery time objective", "Délai de reprise", "زمن الاستعادة", "Tiempo de recuperación"],
  [
    "key-rotation",
    "Key rotation",
    "Rotating secrets",
    "Rotation des clés",
    "تدوير المفاتيح",
    "Rotación de claves",
    "Rotação de chaves",
  ],
  [
    "incident-response",
    "Incident response",
    "Security incidents",
    "Gestion des incidents",
    "الاستجابة للحوادث",
    "Respuesta a incidentes",
    "Gestão de incidentes",
  ],
  [
    "disaster-recovery",
    "Disaster recovery",
    "Plan de reprise d’activité",
    "التعافي من الكوارث",
    "Recuperación ante desastres",
  ],
  [
    "retention",
    "Data retention",
    "Durées de conservation",
    "مدة الاحتفاظ بالبيانات",
    "Retención de datos",
    "Retenção de dados",
  ],
  [
    "privacy",
    "Privacy",
    "Data protection",
    "Protection des données",
    "حماية البيانات الشخصية",
    "Protección de datos",
    "Proteção de dados",
  ],
  ["dpia", "DPIA", "Data Protection Impact Assessment", "Analyse d’impact", "تقييم الأثر", "Evaluación de impacto"],
  ["accessibility", "Accessibility", "Accessibility statement", "Accessibilité", "إمكانية الوصول", "Accesibilidad"],
  ["user-stories", "User stories", "Récits utilisateurs", "قصص المستخدمين", "Historias de usuario"],
  ["use-cases", "Use cases", "Cas d’utilisation", "حالات الاستخدام", "Casos de uso"],
  [
    "branching",
    "Branching",
    "Branching model",
    "Git workflow",
    "Stratégie de branches",
    "سياسة الفروع",
    "Estrategia de ramas",
  ],
  [
    "style-guide",
    "Code style",
    "Coding conventions",
    "Style guide",
    "Guide de style",
    "دليل الأسلوب",
    "Guía de estilo",
    "Guia de estilo",
  ],
  [
    "architecture-decision",
    "Architecture decisions",
    "ADR 7",
    "Context map",
    "Décisions d’architecture",
    "سجل القرارات",
    "Decisiones de arquitectura",
  ],
  [
    "deprecation-policy",
    "Deprecation policy",
    "API versioning and deprecation",
    "Fin de vie",
    "نهاية العمر",
    "Obsolescencia",
  ],
  ["data-standards", "Adopted standards", "Standards", "Normes", "المعايير المعتمدة", "Estándares"],
  [
    "classification",
    "Data classification",
    "Classification des données",
    "تصنيف البيانات",
    "Clasificación de datos",
    "Classificação dos dados",
  ],
  [
    "anonymisation",
    "Anonymisation",
    "Pseudonymization of exports",
    "Anonymisation des données",
    "إخفاء الهوية",
    "Anonimización",
  ],
  ["support-dates", "Support dates", "End of life", "Fin de support", "نهاية الدعم"],
  ["api-mock", "Mock server", "Sandbox", "Bac à sable", "بيئة تجريبية"],
  ["testing", "Testing", "Running the tests", "Tests", "الاختبارات", "Pruebas", "Testes"],
];

describe("commands that start a service", () => {
  it.each([
    "docker compose up",
    "docker compose --file deploy/compose.yaml up --detach",
    "docker-compose -f compose.yaml -f compose.prod.yaml up -d",
    "podman-compose up -d",
    "helm upgrade --install permits ./chart --namespace permits",
    "helm -n permits install permits oci://registry.example/permits",
    "kubectl apply -k deploy/overlays/production",
    "kubectl -n permits apply --filename k8s/",
    "make up",
    "./mvnw spring-boot:run",
    "./gradlew bootRun",
    "java -Xmx512m -jar permits.jar",
    "dotnet run --project src/Api",
    "dotnet Permits.Api.dll",
    "poetry run uvicorn permits.app:app",
    "uv run permits-server",
    "gunicorn --bind 0.0.0.0:8000 permits:app",
    "bundle exec rails server",
    "pnpm start",
    "go run ./cmd/server",
    "systemctl enable --now permits",
    "docker run --rm -p 8080:8080 registry.example/permits:1.4.0",
  ])("%s", (command) => {
    expect([...topicsOfText(`Then:\n${command}\n`).topics]).toContain("start-up");
  });

  it.each([
    "docker compose down",
    "poetry run pytest",
    "uv run ruff check",
    "make run-tests",
    "helm lint chart",
    "kubectl delete -f k8s",
    "npm run lint",
    "This may make up for it, and others just run away.",
    "dotnet test",
  ])("not %s", (command) => {
    expect([...topicsOfText(`Then:\n${command}\n`).topics]).not.toContain("start-up");
  });
});

describe("what headings say", () => {
  it.each(HEADINGS)("%s", (topic, ...headings) => {
    expect(headings.filter((heading) => !topicsOfHeading(heading).has(topic))).toEqual([]);
  });

  it.each([
    "Permits",
    "Licence",
    "About",
    "GET /permits",
    "Contributors",
    "شكر",
    "Remerciements",
    "Uninstalled",
    "The backlog",
  ])("%s stands for none", (heading) => {
    expect([...topicsOfHeading(heading)]).toEqual([]);
  });

  it("takes a text to be about what it says twice, or by a name of its own, and to mention what it says once", () => {
    expect([...topicsOfText("A backup is made. The backup goes to the other site.").topics]).toContain("backup");
    expect([...topicsOfText("pg_dump writes it.").topics]).toContain("backup");
    const once = topicsOfText("We should think of a backup.");
    expect([...once.topics]).not.toContain("backup");
    expect([...once.mentions]).toContain("backup");
  });

  it("has names that can stand in rules", () => {
    for (const topic of Object.keys(TOPICS)) expect(topic).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
  });
});

async function sections(path: string, text: string): Promise<readonly SectionFact[]> {
  return (await gather({ [path]: text })).sections;
}

async function page(path: string, text = ""): Promise<PageFact | undefined> {
  return (await gather({ [path]: text })).pages[0];
}

/** Heading, level, topics, words, steps, rows and commands in short. */
function short(all: readonly SectionFact[]): string[] {
  return all.map(({ heading, level, topics, words, steps, rows, commands }) => {
    return `${level} ${heading} [${topics.join(" ")}] ${words}w ${steps}s ${rows}r ${commands}c`;
  });
}

describe("sections", () => {
  it("of Markdown", async () => {
    const text = [
      "---",
      "title: x",
      "---",
      "# Permits",
      "",
      "[![build](https://b/x.svg)](https://b) Issues permits.",
      "",
      "## Installation",
      "<!-- ## Rollback",
      "hidden -->",
      "```bash",
      "# not a heading",
      "docker compose up -d",
      "```",
      "## Rollback",
      "### Application",
      "1. Set the tag back.",
      "2. Apply it.",
      "",
      "**Key rotation**",
      "",
      "Keys are replaced every ninety days.",
      "",
      "Retention",
      "---------",
      "| Data | Period |",
      "| --- | --- |",
      "| Requests | 5 years |",
    ].join("\n");
    expect(short(await sections("README.md", text))).toEqual([
      "0 Permits [] 25w 2s 2r 1c",
      "2 Installation [deployment installation start-up] 0w 0s 0r 1c",
      "2 Rollback [rollback] 12w 2s 0r 0c",
      "3 Application [] 12w 2s 0r 0c",
      "7 Key rotation [key-rotation] 6w 0s 0r 0c",
      "2 Retention [retention] 5w 0s 2r 0c",
    ]);
  });

  it("of reStructuredText", async () => {
    const text =
      "=====\nGuide\n=====\n\nBackup\n======\n\nRun::\n\n    pg_dump permits\n\n.. a comment\n   goes on\n\nRestore\n-------\n\n#. Stop the service\n#. Load the dump\n";
    expect(short(await sections("docs/guide.rst", text))).toEqual([
      "0 Guide [] 7w 2s 0r 1c",
      "2 Backup [backup operation] 7w 2s 0r 1c",
      "3 Restore [restore] 6w 2s 0r 0c",
    ]);
  });

  it("of AsciiDoc", async () => {
    const text =
      "= Manual\n:toc:\n\n// no\n== Deployment\n\n[source,bash]\n----\nhelm install permits .\n----\n\n== Exploitation\n\n. Lire le journal chaque matin\n";
    expect(short(await sections("docs/manual.adoc", text))).toEqual([
      "0 Manual [] 5w 1s 0r 1c",
      "2 Deployment [deployment installation start-up] 0w 0s 0r 1c",
      "2 Exploitation [operation] 5w 1s 0r 0c",
    ]);
  });

  it("of plain text", async () => {
    const text =
      "PERMITS\n\nIssues permits.\n\nINSTALLATION\n\n1. Unpack the archive.\n2. Run the script.\n\nVerification\n------------\n\n    curl http://localhost/health\n";
    expect(short(await sections("README", text))).toEqual([
      "0 README [] 8w 2s 0r 1c",
      "2 PERMITS [] 2w 0s 0r 0c",
      "2 INSTALLATION [installation] 6w 2s 0r 0c",
      "2 Verification [verification] 0w 0s 0r 1c",
    ]);
  });

  it("of HTML, scripts and styles left out", async () => {
    const text =
      "<html><head><title>Backup</title></head><body><script>var backup = '<h2>Backup</h2>';</script><h1>Manual</h1><h2>Retention</h2><p>Data go after\n three years.</p><ul><li>Logs: 30 days</li></ul><pre>docker ps</pre></body>";
    expect(short(await sections("docs/index.html", text))).toEqual([
      "0 Manual [] 8w 1s 0r 1c",
      "2 Retention [retention] 8w 1s 0r 1c",
    ]);
  });

  it.each([
    "",
    "TODO",
    "TBD",
    "Coming soon!",
    "To be written.",
    "À compléter",
    "Por hacer",
    "<!-- todo -->",
    "Lorem ipsum dolor sit amet consectetur",
    "Pg",
  ])("a heading with “%s” below it is about nothing", async (body) => {
    const [, section] = await sections("README.md", `# Permits\n\n## Backup\n\n${body}\n`);
    expect(section).toMatchObject({ heading: "Backup", topics: [] });
  });

  it("names of files and folders count as headings of what is in them", async () => {
    expect(
      (await sections("docs/backup.md", "# PostgreSQL\n\nThe operator copies it by hand.\n"))[0]?.topics,
    ).toContain("backup");
    expect(
      (await sections("docs/adr/0001-postgres.md", "# 1. PostgreSQL\n\nWe decided to use it.\n"))[0]?.topics,
    ).toContain("architecture-decision");
    expect((await sections("docs/backup.md", "# PostgreSQL\n"))[0]?.topics).toEqual([]);
  });

  it("point at the heading", async () => {
    const [, section] = await sections("README.md", "# Permits\n\n## Backup\n\nNightly, to the other site.\n");
    expect(section?.place.spot).toEqual({ line: 3, column: 1, text: "## Backup" });
  });

  it.each([
    [
      "three in a table",
      "| Class | What |\n|---|---|\n| Public | a |\n| **Internal** | b |\n| Confidential | c |",
      ["confidential", "internal", "public"],
    ],
    ["in French", "- Public : a\n- Interne : b\n- Secret : c", ["internal", "public", "secret"]],
    ["in Arabic", "- عام: أ\n- داخلي: ب\n- سري: ج", ["internal", "public", "secret"]],
    ["by number", "| Level | What |\n|---|---|\n| C1 | a |\n| C2 | b |\n| C3 | c |", ["level 1", "level 2", "level 3"]],
    ["none", "| Name | What |\n|---|---|\n| Publication | a |\n| Interned | b |", []],
  ])("classes of sensitivity: %s", async (_what, table, classes) => {
    expect((await sections("README.md", `# Data classification\n\n${table}\n`))[0]?.classes).toEqual(classes);
  });
});

describe("pages", () => {
  it.each([
    ["README.md", "readme", "markdown"],
    ["LISEZMOI.txt", "readme", "text"],
    ["README.fr", "readme", "text"],
    ["CONTRIBUTING.rst", "contributing", "restructuredtext"],
    ["SECURITY.md", "security", "markdown"],
    ["docs/security.md", "security", "markdown"],
    ["CHANGELOG", "changelog", "text"],
    ["CODE_OF_CONDUCT.md", "code-of-conduct", "markdown"],
    ["GOVERNANCE.md", "governance", "markdown"],
    ["publiccode.yml", "publiccode", "data"],
    ["LICENSE", "licence", "text"],
    ["INSTALL", "installation", "text"],
    [".env.example", "settings-template", "settings"],
    [".github/ISSUE_TEMPLATE/bug.md", "template", "markdown"],
    [".github/PULL_REQUEST_TEMPLATE.md", "template", "markdown"],
    ["docs/guide.html", "other", "html"],
    ["docs/Manual.pdf", "other", "closed"],
    ["Betriebshandbuch.docx", "other", "closed"],
  ])("%s is %s, as %s", async (path, role, format) => {
    expect(await page(path)).toMatchObject({ path, role, format });
  });

  it.each([
    "requirements.txt",
    "docs/requirements.txt",
    "CMakeLists.txt",
    "src/index.html",
    "docs/javadoc/index.html",
    "public/robots.txt",
    "src/report.docx",
    "app.py",
  ])("%s is none", async (path) => {
    expect(await page(path)).toBeUndefined();
  });

  it("have no sections where headings are versions, clauses or blanks to fill in", async () => {
    const text = "# Installation\n\nTell us the version that you have.\n";
    const { sections } = await gather({
      "CHANGELOG.md": text,
      "LICENSE.md": text,
      ".github/ISSUE_TEMPLATE/bug.md": text,
    });
    expect(sections).toEqual([]);
  });
});

describe("names of settings that are explained", () => {
  it.each([
    ["in a sentence", "README.md", "Set `DB_HOST` to the address of the database.", ["DB_HOST"]],
    ["in a table", "README.md", "| `DB_HOST` | address |\n", ["DB_HOST"]],
    ["not in a bare list", "README.md", "- `DB_HOST`\n- `DB_PORT`\n", []],
    ["by the line below", "README.rst", "``DB_HOST``\n   Address of the database\n", ["DB_HOST"]],
    ["in code without a word", "README.md", "```sh\nexport DB_HOST=x\n```", []],
    ["in code with a comment", "README.md", "```sh\nexport DB_HOST=x # address of the database\n```", ["DB_HOST"]],
    ["as a beginning", "README.md", "All `DB_*` settings are about the database.", ["DB_*"]],
    [
      "dotted, as the environment has it",
      "README.md",
      "The address is in `permits.db.host` always.",
      ["PERMITS_DB_HOST"],
    ],
    ["below a comment", ".env.example", "# Address of the database\nDB_HOST=x\n\nDB_PORT=5432\n", ["DB_HOST"]],
    ["commented out, below a comment", ".env.example", "# Address of the database\n#DB_HOST=x\n", ["DB_HOST"]],
  ])("%s", async (_what, path, text, names) => {
    expect([...((await page(path, text))?._names ?? [])]).toEqual(names);
  });
});

describe("hostile documents", () => {
  const path = fc.constantFrom(
    "README.md",
    "docs/a.rst",
    "docs/a.adoc",
    "README",
    "docs/a.html",
    ".env.example",
    "docs/a.org",
  );
  const piece = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom(
      "#",
      "```",
      "===",
      "---",
      "::",
      "<!--",
      "-->",
      "<h2>",
      "</pre>",
      "<pre",
      "----",
      "|",
      "- ",
      "\n\n",
      "**",
      ".. code::",
      "\n    ",
      "1. ",
      "|===",
    ),
  );
  it("never fail, and end", async () => {
    await fc.assert(
      fc.asyncProperty(path, fc.array(piece, { maxLength: 40 }), async (name, pieces) => {
        const { sections } = await gather({ [name]: pieces.join("") });
        for (const { level, words, topics, place } of sections) {
          expect(level).toBeLessThanOrEqual(10);
          expect(words).toBeGreaterThanOrEqual(0);
          expect(topics).toEqual([...topics].sort());
          expect(place.spot?.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["a line of a million signs", "#".repeat(1_000_000)],
    ["a million blanks", `# a${" ".repeat(1_000_000)}b`],
    ["many brackets", "[".repeat(200_000)],
    ["many open tags", "<a ".repeat(200_000)],
    ["many backquotes", "`a ".repeat(200_000)],
    ["many bars", "| a ".repeat(200_000)],
    ["many names", "DB_HOST ".repeat(100_000)],
    ["mvn without end", "mvn ".repeat(3_000)],
    ["fifty thousand headings", "## Backup\n\nx y z\n".repeat(50_000)],
  ])("%s", async (_what, text) => {
    const start = performance.now();
    for (const name of ["README.md", "docs/a.rst", "docs/a.adoc", "README", "docs/a.html", ".env.example"])
      await gather({ [name]: text });
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  it("says where it stopped reading", async () => {
    const { sections, unread } = await gather({ "README.md": "## Backup\n\nx y z a b c\n".repeat(600) });
    expect(sections.length).toBe(400);
    expect(unread).toMatchObject([{ kinds: ["page", "section"] }]);
  });
});
