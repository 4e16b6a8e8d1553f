import type { RepositoryFileFact } from "./facts.ts";

/** What a file is written in, and what sort of file that makes it. */
export interface FileLanguage {
  /** The language by its usual name ("TypeScript"), "" where it has none or it is not known. */
  readonly language: string;
  readonly kind: RepositoryFileFact["kind"];
}

/** Programming languages and the extensions of their files, as GitHub's Linguist and the languages' own manuals name them. */
const SOURCE: Readonly<Record<string, string>> = {
  ABAP: "abap",
  Ada: "adb ads ada",
  Assembly: "asm s nasm",
  AWK: "awk",
  Batchfile: "bat cmd",
  C: "c h",
  "C#": "cs csx",
  "C++": "cpp cc cxx hpp hh hxx c++ h++ inl ipp",
  Clojure: "clj cljs cljc",
  COBOL: "cob cbl cobol cpy",
  CoffeeScript: "coffee",
  "Common Lisp": "lisp lsp",
  Crystal: "cr",
  D: "d",
  Dart: "dart",
  Delphi: "pas dpr dpk",
  Elixir: "ex exs",
  Elm: "elm",
  Erlang: "erl hrl",
  "F#": "fs fsi fsx",
  Fortran: "f f77 f90 f95 f03 f08 for",
  Go: "go",
  Groovy: "groovy gvy",
  Haskell: "hs lhs",
  Haxe: "hx",
  Java: "java",
  JavaScript: "js mjs cjs jsx es6",
  Julia: "jl",
  Kotlin: "kt kts",
  Lua: "lua",
  MATLAB: "mlx",
  Nim: "nim nims",
  "Objective-C": "m mm",
  OCaml: "ml mli",
  Perl: "pl pm",
  PHP: "php phtml php3 php4 php5 phps",
  "PL/SQL": "pks pkb plsql pls",
  PowerShell: "ps1 psm1 psd1",
  Prolog: "pro prolog",
  Python: "py pyw pyx pyi",
  R: "r",
  Racket: "rkt",
  Ruby: "rb rake ru gemspec",
  Rust: "rs",
  SAS: "sas",
  Scala: "scala sc sbt",
  Scheme: "scm ss",
  Shell: "sh bash zsh ksh fish",
  Smalltalk: "st",
  Solidity: "sol",
  Svelte: "svelte",
  Swift: "swift",
  Tcl: "tcl",
  TypeScript: "ts tsx mts cts",
  Vala: "vala",
  VBA: "bas frm",
  VHDL: "vhd vhdl",
  "Visual Basic": "vb vbs",
  Vue: "vue",
  Zig: "zig",
};

/** Languages that describe pages, styles and templates. */
const MARKUP: Readonly<Record<string, string>> = {
  CSS: "css",
  EJS: "ejs",
  ERB: "erb",
  Freemarker: "ftl ftlh",
  Handlebars: "hbs handlebars mustache",
  HTML: "html htm xhtml",
  Jinja: "j2 jinja jinja2",
  JSP: "jsp jspx tag",
  Less: "less",
  Liquid: "liquid",
  Pug: "pug jade",
  Razor: "cshtml razor",
  Sass: "sass scss",
  Stylus: "styl",
  Twig: "twig",
  XSLT: "xsl xslt",
};

/** Data, settings, and the languages in which builds, tests and infrastructure are described. */
const DATA: Readonly<Record<string, string>> = {
  Avro: "avsc avdl",
  CSV: "csv tsv",
  Dotenv: "env",
  EDN: "edn",
  Gettext: "po pot",
  GraphQL: "graphql gql graphqls",
  INI: "ini cfg conf cnf",
  JSON: "json jsonc json5 jsonl ndjson geojson webmanifest",
  Nix: "nix",
  Prisma: "prisma",
  "Protocol Buffers": "proto",
  Properties: "properties",
  RAML: "raml",
  TOML: "toml",
  Turtle: "ttl rdf owl n3",
  XML: "xml xsd wsdl csproj vbproj fsproj props targets config resx plist xmi bpmn dmn",
  YAML: "yaml yml",
  Gherkin: "feature",
  Gradle: "gradle",
  HCL: "tf tfvars hcl",
  Jsonnet: "jsonnet libsonnet",
  Makefile: "mk mak",
  SQL: "sql ddl dml psql",
  Starlark: "bzl star",
  "": "lock sum list log diff patch",
};

/** Texts for people. */
const DOCUMENTATION: Readonly<Record<string, string>> = {
  AsciiDoc: "adoc asciidoc asc",
  Markdown: "md markdown mdown mkd mdx",
  "Org mode": "org",
  PlantUML: "puml plantuml",
  reStructuredText: "rst",
  TeX: "tex bib",
  Textile: "textile",
  Text: "txt text",
  Mermaid: "mmd mermaid",
};

/** Files that hold no text. */
const BINARY =
  "7z a aab ai apk avi avif bin bmp bz2 class com db deb dll dmg doc docm docx dylib ear ec eot exe flac gif gz heic icns ico idx " +
  "img ipa iso jar jks jpeg jpg keystore lib m4a mkv mov mp3 mp4 mpeg msi o obj odp ods odt ogg otf p12 pack pdf pfx png ppt pptx psd " +
  "pyc pyd pyo rar rpm sketch so sqlite sqlite3 swf tar tgz tif tiff ttf wasm wav webm webp whl wmv woff woff2 xls xlsm xlsx xz zip zst";

/** Files that are told by their whole name, in lower case. */
const NAMES: Readonly<Record<string, FileLanguage>> = {
  ...named("source", "Ruby", ["rakefile"]),
  ...named("source", "Shell", ["gradlew", "mvnw", ".bashrc", ".profile", ".zshrc"]),
  ...named("data", "Makefile", ["makefile", "gnumakefile", "bsdmakefile"]),
  ...named("data", "Dockerfile", ["dockerfile", "containerfile"]),
  ...named("data", "Groovy", ["jenkinsfile"]),
  ...named("data", "Gradle", ["build.gradle.kts", "settings.gradle.kts"]),
  ...named("data", "Ruby", ["gemfile", "vagrantfile", "podfile", "fastfile", "capfile", "brewfile"]),
  ...named("data", "Starlark", ["build", "build.bazel", "workspace", "tiltfile"]),
  ...named("data", "CMake", ["cmakelists.txt"]),
  ...named("data", "Justfile", ["justfile"]),
  ...named("data", "", [
    "procfile",
    "go.sum",
    "gemfile.lock",
    "poetry.lock",
    "cargo.lock",
    "yarn.lock",
    "pipfile.lock",
  ]),
  ...named("data", "Go Module", ["go.mod", "go.work"]),
  ...named("data", "TOML", ["pipfile"]),
  ...named("data", "JSON", ["composer.lock", ".babelrc", ".eslintrc", ".prettierrc", ".stylelintrc", "flake.lock"]),
  ...named("data", "INI", [".editorconfig", ".gitconfig", ".npmrc", ".pylintrc", ".flake8", ".coveragerc"]),
  ...named("data", "Ignore List", [
    ".gitignore",
    ".dockerignore",
    ".npmignore",
    ".helmignore",
    ".eslintignore",
    ".gitattributes",
  ]),
  ...named("data", "Text", [
    "requirements.txt",
    "constraints.txt",
    "robots.txt",
    ".nvmrc",
    ".node-version",
    ".python-version",
  ]),
  ...named("data", "Text", [".ruby-version", ".java-version", ".tool-versions", ".terraform-version", "codeowners"]),
  ...named("documentation", "Text", [
    "readme",
    "licence",
    "license",
    "copying",
    "unlicense",
    "notice",
    "authors",
    "contributors",
  ]),
  ...named("documentation", "Text", [
    "changelog",
    "changes",
    "contributing",
    "install",
    "todo",
    "maintainers",
    "governance",
  ]),
};

function named(kind: FileLanguage["kind"], language: string, names: readonly string[]): Record<string, FileLanguage> {
  return Object.fromEntries(names.map((name) => [name, { language, kind }]));
}

function extensions(): ReadonlyMap<string, FileLanguage> {
  const table = new Map<string, FileLanguage>();
  const add = (kind: FileLanguage["kind"], languages: Readonly<Record<string, string>>): void => {
    for (const [language, list] of Object.entries(languages)) {
      for (const extension of list.split(" ")) table.set(extension, { language, kind });
    }
  };
  add("binary", { "": BINARY });
  add("documentation", DOCUMENTATION);
  add("data", DATA);
  add("markup", MARKUP);
  add("source", SOURCE);
  table.set("svg", { language: "SVG", kind: "markup" });
  return table;
}
const EXTENSIONS = extensions();

const OTHER: FileLanguage = { language: "", kind: "other" };

/** Beginnings and endings of names that tell more than an extension: `Dockerfile.dev`, `api.Dockerfile`, `.env.production`. */
const SHAPES: readonly (readonly [RegExp, FileLanguage])[] = [
  [/^(?:dockerfile|containerfile)[.-]|\.(?:dockerfile|containerfile)$/u, { language: "Dockerfile", kind: "data" }],
  [/^jenkinsfile[.-]|\.jenkinsfile$/u, { language: "Groovy", kind: "data" }],
  [/^makefile\./u, { language: "Makefile", kind: "data" }],
  [/^\.env(?:\.|$)/u, { language: "Dotenv", kind: "data" }],
  [/^(?:licen[cs]e|copying)-/u, { language: "Text", kind: "documentation" }],
];

/**
 * What a file is written in, by its name alone.
 *
 * @param path a path with forward slashes
 */
export function languageOf(path: string): FileLanguage {
  const name = nameOf(path).toLowerCase();
  const whole = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (whole !== undefined) return whole;
  for (const [shape, language] of SHAPES) if (shape.test(name)) return language;
  return EXTENSIONS.get(extensionOf(path).slice(1)) ?? OTHER;
}

/** The last step of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The extension of a file in lower case with its dot: ".ts"; "" for a name without one, or that only begins with a dot. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot).toLowerCase();
}

/**
 * Whether a file was made by a program and not by hand, by its name and folders alone: minified scripts, bundles, what compilers of
 * protocol buffers and other generators write.
 *
 * @param path a path with forward slashes
 */
export function isGenerated(path: string): boolean {
  const lower = path.toLowerCase();
  return GENERATED_NAME.test(nameOf(lower)) || GENERATED_FOLDER.test(lower);
}

const GENERATED_NAME = new RegExp(
  [
    "[.-]min\\.(?:js|mjs|css)$",
    "\\.bundle\\.js$",
    "\\.(?:js|css)\\.map$",
    "\\.pb\\.(?:go|cc|h)$",
    "\\.pb\\.gw\\.go$",
    "_pb2(?:_grpc)?\\.pyi?$",
    "_grpc_pb\\.(?:js|ts)$",
    "_pb\\.(?:js|ts|d\\.ts|rb)$",
    "\\.pulsar\\.go$",
    "_generated\\.(?:go|rs|ts|h|cs)$",
    "^zz_generated\\.",
    "\\.generated\\.[a-z]+$",
    "\\.gen\\.(?:go|ts|tsx|js|dart)$",
    "\\.(?:g|freezed|mocks)\\.dart$",
    "\\.designer\\.(?:cs|vb)$",
    "\\.g\\.(?:i\\.)?cs$",
    "^mock_[a-z0-9_]+\\.go$",
    "^wire_gen\\.go$",
    "^(?:package-lock|npm-shrinkwrap)\\.json$",
    "^(?:pnpm-lock\\.yaml|yarn\\.lock|composer\\.lock|poetry\\.lock|cargo\\.lock|gemfile\\.lock|go\\.sum|gradlew|mvnw)(?:\\.bat|\\.cmd)?$",
  ].join("|"),
  "u",
);
const GENERATED_FOLDER =
  /(?:^|\/)(?:generated|__generated__|generated-sources|gen-src|auto-generated|autogen|openapi-generated)\//u;
