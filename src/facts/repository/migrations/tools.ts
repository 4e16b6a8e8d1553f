/** How one tool writes the steps that change the schema of a database. */
export interface MigrationTool {
  readonly tool: string;
  /** The path of a step; the first group is what orders it. */
  readonly path: RegExp;
  /** What must stand in the file, where the path alone does not tell. */
  readonly content?: RegExp;
  /** What shows that a step can be taken back; `always` where the tool can do that by itself, unless the step says that it can't. */
  readonly back?: RegExp | "always";
  /** What says that it can't be taken back. */
  readonly noBack?: RegExp;
  /** In a file that holds both directions, what begins the way back, and what ends it. A way back that does something makes the step reversible. */
  readonly down?: { readonly begin: RegExp; readonly end: RegExp };
}

const JS_DOWN = {
  begin:
    /^[ \t]*(?:exports\.down|module\.exports\.down|export\s+(?:async\s+)?function\s+down|export\s+const\s+down|(?:public\s+)?(?:override\s+)?async\s+down|down\s*[:(])/mu,
  end: /^[ \t]*(?:exports\.up|export\s+(?:async\s+)?function\s+up|(?:public\s+)?(?:override\s+)?async\s+up|up\s*[:(])/mu,
};
const CS_DOWN = { begin: /override\s+void\s+Down\b/u, end: /override\s+void\s+Up\b/u };
const PY_DOWN = { begin: /^(?:async\s+)?def\s+downgrade\b/mu, end: /^(?:async\s+)?def\s+upgrade\b/mu };
const PHP_DOWN = { begin: /^\s*(?:public\s+)?function\s+down\b/mu, end: /^\s*(?:public\s+)?function\s+up\b/mu };

/**
 * The tools, the more special first. Sources: the manuals of each (names of migrations): Flyway "Migrations", Liquibase "Changelog", Prisma
 * "Migrate", Alembic "Tutorial", Knex "Migrations", Sequelize "Migrations", TypeORM "Migrations", Rails "Active Record Migrations", Django
 * "Migrations", EF Core "Migrations", golang-migrate MIGRATIONS.md, dbmate and goose README, Laravel "Migrations", Ecto.Migration …
 */
export const MIGRATION_TOOLS: readonly MigrationTool[] = [
  { tool: "Prisma", path: /(?:^|\/)migrations\/(\d{8,14})_[^/]+\/migration\.sql$/u },
  { tool: "Hasura", path: /(?:^|\/)migrations\/(?:[^/]+\/)?(\d{10,14})_[^/]+\/up\.(?:sql|yaml)$/u, back: /^/u },
  { tool: "Diesel", path: /(?:^|\/)migrations\/([\d-]{8,20})_[^/]+\/up\.sql$/u },
  { tool: "Supabase", path: /(?:^|\/)supabase\/migrations\/(\d{8,14})_[^/]+\.sql$/u },
  {
    tool: "Rails",
    path: /(?:^|\/)db\/(?:\w+_)?migrate\/(\d+)_\w+\.rb$/u,
    back: /\bdef\s+change\b/u,
    noBack: /IrreversibleMigration/u,
    down: { begin: /^\s*def\s+(?:self\.)?down\b/mu, end: /^\s*def\s+(?:self\.)?up\b/mu },
  },
  { tool: "Laravel", path: /(?:^|\/)migrations\/(\d{4}_\d{2}_\d{2}_\d{6})_\w+\.php$/u, down: PHP_DOWN },
  { tool: "Doctrine", path: /(?:^|\/)Version(\d{8,14})\.php$/u, content: /AbstractMigration/u, down: PHP_DOWN },
  {
    tool: "Phinx",
    path: /(?:^|\/)(\d{14})_\w+\.php$/u,
    content: /AbstractMigration/u,
    back: /function\s+change\b/u,
    down: PHP_DOWN,
  },
  {
    tool: "Ecto",
    path: /(?:^|\/)priv\/(?:\w+\/)?(?:tenant_)?migrations\/(\d+)_\w+\.exs$/u,
    back: /\bdef\s+(?:change|down)\b/u,
  },
  { tool: "EF Core", path: /(?:^|\/)(\d{14})_\w+\.cs$/u, content: /:\s*Migration\b/u, down: CS_DOWN },
  {
    tool: "FluentMigrator",
    path: /\.cs$/u,
    content: /\[Migration\(\s*\d/u,
    back: /AutoReversingMigration/u,
    down: CS_DOWN,
  },
  {
    tool: "Aerich",
    path: /(?:^|\/)migrations\/\w+\/(\d+)_[^/]+\.py$/u,
    content: /\bdef\s+upgrade\s*\(\s*db/u,
    down: PY_DOWN,
  },
  {
    tool: "Django",
    path: /(?:^|\/)migrations\/(\d{4})_\w+\.py$/u,
    content: /migrations\.Migration\b/u,
    back: "always",
    noBack: /RunPython\((?![^)]{0,400}(?:,|reverse_code))|RunSQL\((?![\s\S]{0,2000}reverse_sql)/u,
  },
  { tool: "Alembic", path: /\.py$/u, content: /^down_revision\b/mu, down: PY_DOWN },
  {
    tool: "TypeORM",
    path: /(?:^|\/)(?:(\d{10,14})[-_])?[^/]+\.(?:ts|js|mjs|cjs)$/u,
    content: /\bimplements\s+MigrationInterface\b|\basync\s+up\s*\(\s*queryRunner\b/u,
    down: JS_DOWN,
  },
  {
    tool: "MikroORM",
    path: /(?:^|\/)(?:Migration)?(\d{14})[^/]*\.(?:ts|js)$/u,
    content: /@mikro-orm\/migrations/u,
    down: JS_DOWN,
  },
  {
    tool: "Sequelize",
    path: /(?:^|\/)(?:(\d{8,17})[-_.])?[^/]+\.(?:ts|js|mjs|cjs)$/u,
    content: /\bup\b[^\n]{0,80}\bqueryInterface\b/u,
    down: JS_DOWN,
  },
  {
    tool: "node-pg-migrate",
    path: /(?:^|\/)(\d{13,17})[-_][^/]+\.(?:ts|js|mjs|cjs)$/u,
    content: /\bpgm\.\w/u,
    down: JS_DOWN,
  },
  {
    tool: "migrate-mongo",
    path: /(?:^|\/)migrations\/(\d{14})-[^/]+\.(?:ts|js|mjs|cjs)$/u,
    content: /\bdb\.collection\(/u,
    down: JS_DOWN,
  },
  {
    tool: "Knex",
    path: /(?:^|\/)(?:(\d{8,17})[-_.])?[^/]+\.(?:ts|js|mjs|cjs)$/u,
    content:
      /^[ \t]*(?:exports\.up\b[^\n]*knex|export\s+(?:async\s+)?function\s+up\s*\(\s*knex|export\s+const\s+up\b[^\n]*knex)/mu,
    down: JS_DOWN,
  },
  { tool: "SeaORM", path: /(?:^|\/)m(\d{8}_\d{6})_\w+\.rs$/u, content: /MigrationTrait/u, back: /fn\s+down\b/u },
  {
    tool: "goose",
    path: /(?:^|\/)(\d+)_[^/]+\.go$/u,
    content: /goose\.AddMigration/u,
    back: /goose\.AddMigration\w*\([^,)]+,\s*(?!nil)/u,
  },
  { tool: "Flyway", path: /(?:^|\/)(?:db\/migrations?\/|[^/]*\/)*V(\d[\d._]*)__[^/]+\.(?:sql|java|kt|groovy)$/u },
  { tool: "Flyway", path: /(?:^|\/)(R)__[^/]+\.sql$/u, back: /^/u },
  { tool: "Flyway", path: /(?:^|\/)B(\d[\d._]*)__[^/]+\.sql$/u },
  {
    tool: "goose",
    path: /(?:^|\/)(?:(\d+)_)?[^/]+\.sql$/u,
    content: /^\s*--\s*\+goose\s+Up\b/imu,
    back: /^\s*--\s*\+goose\s+Down\b[^\n]*\n\s*\S/imu,
    down: { begin: /^\s*--\s*\+goose\s+Down\b/imu, end: /^\s*--\s*\+goose\s+Up\b/imu },
  },
  {
    tool: "dbmate",
    path: /(?:^|\/)(?:(\d+)_)?[^/]+\.sql$/u,
    content: /^\s*--\s*migrate:up\b/imu,
    back: /^\s*--\s*migrate:down\b[^\n]*\n\s*\S/imu,
    down: { begin: /^\s*--\s*migrate:down\b/imu, end: /^\s*--\s*migrate:up\b/imu },
  },
  {
    tool: "sql-migrate",
    path: /(?:^|\/)(?:(\d+)[-_])?[^/]+\.sql$/u,
    content: /^\s*--\s*\+migrate\s+Up\b/imu,
    back: /^\s*--\s*\+migrate\s+Down\b[^\n]*\n\s*\S/imu,
    down: { begin: /^\s*--\s*\+migrate\s+Down\b/imu, end: /^\s*--\s*\+migrate\s+Up\b/imu },
  },
  {
    tool: "Liquibase",
    path: /\.sql$/u,
    content: /^\s*--\s*liquibase\s+formatted\s+sql\b/imu,
    back: /^\s*--\s*rollback\b/imu,
  },
  { tool: "golang-migrate", path: /(?:^|\/)(\d+)_[^/]+\.up\.sql$/u },
  { tool: "Sqitch", path: /(?:^|\/)deploy\/[^/]+\.sql$/u, content: /^--\s*Deploy\s/mu },
  {
    tool: "SQL scripts",
    path: /(?:^|\/)(?:migrations?|migrate|changelogs?|changes|patches|updates|upgrades|versions|drizzle|schema-?changes)\/(?:[^/]+\/){0,2}[vV]?(\d[\d._-]*)[^/]*\.sql$/u,
  },
];

/** Scripts that take a step back: no step of their own, and what they create comes only if that is done. */
export const DOWN_SCRIPT =
  /(?:^|\/)(?:U\d[\d._]*__[^/]+\.sql|[^/]+[._-](?:down|undo|rollback|revert)\.sql|(?:down|undo|rollback|revert)\.sql|(?:down|undo|rollbacks?|revert)\/[^/]+\.sql)$/iu;

/** Files that set a tool up. */
export const SETUP_FILES: readonly { readonly tool: string; readonly path: RegExp; readonly content?: RegExp }[] = [
  { tool: "Flyway", path: /(?:^|\/)flyway[^/]*\.(?:conf|toml|properties|ya?ml)$/iu },
  { tool: "Liquibase", path: /(?:^|\/)liquibase[^/]*\.properties$/iu },
  { tool: "Alembic", path: /(?:^|\/)alembic\.ini$/u },
  {
    tool: "Prisma",
    path: /(?:^|\/)schema\.prisma$/u,
    content: /provider\s*=\s*"(?:postgresql|mysql|sqlserver|cockroachdb)"/u,
  },
  { tool: "Knex", path: /(?:^|\/)knexfile\.(?:js|ts|mjs|cjs)$/u },
  { tool: "Sequelize", path: /(?:^|\/)\.sequelizerc$/u },
  { tool: "Drizzle", path: /(?:^|\/)drizzle\.config\.(?:js|ts|mjs)$/u },
  { tool: "Atlas", path: /(?:^|\/)(?:atlas\.hcl|atlas\.sum)$/u },
  { tool: "Sqitch", path: /(?:^|\/)sqitch\.(?:plan|conf)$/u },
  { tool: "SSDT", path: /\.sqlproj$/u },
];

/** What in a manifest shows that a tool is used, by the manifest's name. Only packages that do nothing but migrations. */
export const SETUP_PACKAGES: readonly { readonly manifest: RegExp; readonly packages: RegExp }[] = [
  {
    manifest: /(?:^|\/)package\.json$/u,
    packages:
      /"(prisma|sequelize-cli|umzug|drizzle-kit|node-pg-migrate|db-migrate|migrate-mongo|postgres-migrations|postgrator|@mikro-orm\/migrations|typeorm-migrations|kysely-ctl|graphile-migrate|@nestjs-cls\/migrations)"\s*:/u,
  },
  {
    manifest: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|build\.sbt|libs\.versions\.toml)$/u,
    packages: /\b(flyway|liquibase|mybatis-migrations)\b/iu,
  },
  {
    manifest: /(?:^|\/)(?:requirements[^/]*\.txt|pyproject\.toml|Pipfile|setup\.(?:py|cfg))$/u,
    packages: /\b(alembic|flask-migrate|yoyo-migrations|aerich)\b/iu,
  },
  {
    manifest: /(?:^|\/)go\.mod$/u,
    packages:
      /(golang-migrate\/migrate|pressly\/goose|rubenv\/sql-migrate|go-gormigrate\/gormigrate|amacneil\/dbmate|ariga\.io\/atlas|jackc\/tern)/u,
  },
  {
    manifest: /(?:^|\/)composer\.json$/u,
    packages: /"(doctrine\/doctrine-migrations-bundle|doctrine\/migrations|robmorgan\/phinx)"/u,
  },
  { manifest: /(?:^|\/)mix\.exs$/u, packages: /:(ecto_sql)\b/u },
  {
    manifest: /\.(?:csproj|fsproj|props)$/u,
    packages: /"(DbUp[\w.-]*|FluentMigrator[\w.]*|Evolve|Microsoft\.EntityFrameworkCore\.(?:Design|Tools))"/iu,
  },
  { manifest: /(?:^|\/)Cargo\.toml$/u, packages: /^\s*(diesel_migrations|refinery|sea-orm-migration)\b/mu },
];
