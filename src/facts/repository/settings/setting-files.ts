/** How the settings of a file are written. */
export type SettingSyntax = "dotenv" | "lines" | "tree" | "stream";

const LINES =
  /(?:^|\/)(?:config|conf|settings)\/[^/]+\.(?:ini|toml|cfg)$|\.properties$|(?:^|\/)(?:alembic|uwsgi|setup|supervisord|php|config|settings|app)\.(?:ini|toml)$/u;
const TREE =
  /(?:^|\/)appsettings(?:\.[\w-]+)?\.json$|(?:^|\/)(?:config|conf|settings)\/(?:[\w-]+\/)?[\w.-]+\.json$|(?:^|\/)(?:config|conf|settings)\/(?:[\w-]+\/)?[\w.-]+\.ya?ml$/u;
/** Spring Boot, Quarkus and Micronaut; several documents may stand in one file. */
const STREAM = /(?:^|\/)(?:application|bootstrap)(?:-[\w-]+)?\.ya?ml$/u;
/** Texts for people, and settings of tools for building and checking. */
const OTHER =
  /(?:^|\/)(?:messages|validationmessages|gradle-wrapper|gradle|maven-wrapper|sonar-project|lombok|log4j2?|logging|i18n|locales?)(?:[_-][\w-]+)?\.(?:properties|json|ya?ml)$|(?:^|\/)(?:locales?|i18n|lang|translations?|crds?|rbac|\.mvn)\//iu;

/** Whether a file holds the settings of a program, by its path, and how they are written. */
export function settingSyntaxOf(path: string): SettingSyntax | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^\.env(?:$|\.)|^[\w-]+\.env$|^\.flaskenv$/u.test(name)) return "dotenv";
  if (OTHER.test(path)) return undefined;
  if (STREAM.test(path)) return "stream";
  if (TREE.test(path)) return "tree";
  return LINES.test(path) ? "lines" : undefined;
}
