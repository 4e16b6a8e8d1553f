import type { TracePattern } from "./pattern.ts";

const SCRIPT = ["JavaScript", "TypeScript"];
const JVM = ["Java", "Kotlin", "Scala", "Groovy"];
const SETTINGS = ["YAML", "Properties", "XML"];

/** How the service starts, stops, calls others, and shows what it does. */
export const RUNNING_PATTERNS: readonly TracePattern[] = [
  // Sessions that a server keeps (manuals of express-session, Servlet, PHP, Gorilla, ASP.NET, Flask-Session).
  {
    of: "shared-session",
    languages: SCRIPT,
    pattern:
      /['"](connect-redis|connect-mongo|connect-pg-simple|express-mysql-session|connect-session-sequelize|connect-typeorm|connect-memcached|connect-dynamodb|cookie-session|@fastify\/secure-session|iron-session|express-session-sequelize)['"]/gu,
  },
  {
    of: "shared-session",
    languages: JVM,
    bare: true,
    pattern: /@(Enable(?:Redis|Jdbc|Mongo|Hazelcast)\w*HttpSession)\b/gu,
  },
  {
    of: "shared-session",
    languages: SETTINGS,
    pattern:
      /\b(spring\.session\.store-type|spring-session-\w+|SESSION_REDIS|SESSION_DRIVER\s*=\s*(?:redis|database|memcached|dynamodb))\b/gu,
  },
  {
    of: "shared-session",
    languages: ["C#"],
    bare: true,
    pattern: /\b(AddStackExchangeRedisCache|AddDistributedSqlServerCache|AddDistributedRedisCache)\b/gu,
  },
  {
    of: "shared-session",
    languages: ["Go", "Python", "PHP"],
    pattern:
      /\b(redistore|NewRediStore|pgstore|SESSION_REDIS|RedisSessionInterface|RedisSessionHandler|session\.save_handler['"]?\s*,\s*['"]redis)\b/gu,
  },
  {
    of: "server-session",
    all: true,
    languages: SCRIPT,
    pattern:
      /\brequire\(\s*['"](express-session|koa-session|@fastify\/session)['"]|\bfrom\s+['"](express-session|koa-session|@fastify\/session)['"]/gu,
  },
  {
    of: "server-session",
    all: true,
    languages: JVM,
    bare: true,
    pattern:
      /\bSessionCreationPolicy\.(ALWAYS|IF_REQUIRED)\b|\b(HttpSession)\s+\w+\s*[,)=;]|\.(getSession)\(\s*(?:true)?\s*\)\s*\.\s*setAttribute/gu,
  },
  { of: "server-session", all: true, languages: ["PHP"], bare: true, pattern: /\b(session_start)\(/gu },
  {
    of: "server-session",
    all: true,
    languages: ["Python"],
    pattern:
      /\bSESSION_TYPE['"\]]{0,2}\s*=\s*['"](filesystem)['"]|SESSION_ENGINE\s*=\s*['"]django\.contrib\.sessions\.backends\.(file|cache)['"]/gu,
  },
  {
    of: "server-session",
    all: true,
    languages: ["Go"],
    bare: true,
    pattern: /\bsessions\.(NewFilesystemStore)\(|\b(memstore\.NewStore)\(/gu,
  },
  { of: "server-session", all: true, languages: ["C#"], bare: true, pattern: /\.(AddDistributedMemoryCache)\(/gu },
  // The end is noticed (signal(7); manuals of Spring Boot, Nest, ASP.NET).
  {
    of: "signal-handler",
    languages: SCRIPT,
    pattern:
      /\.on(?:ce)?\(\s*['"](SIGTERM)['"]|\b(enableShutdownHooks)\(|['"](@godaddy\/terminus|http-terminator|stoppable|lightship|close-with-grace|http-graceful-shutdown|node-graceful-shutdown)['"]/gu,
  },
  {
    of: "signal-handler",
    name: "SIGTERM",
    languages: SCRIPT,
    pattern: /\[[^\]\n]{0,80}['"]SIGTERM['"][^\]\n]{0,80}\]/gu,
  },
  { of: "signal-handler", languages: JVM, bare: true, pattern: /\b(addShutdownHook)\(|@(PreDestroy)\b/gu },
  {
    of: "signal-handler",
    languages: ["Properties", "YAML"],
    pattern:
      /\b(server\.shutdown)\s*[:=]\s*graceful|^\s*(shutdown):\s*graceful\b|\b(quarkus\.shutdown\.timeout|graceful_timeout)\b/gmu,
  },
  {
    of: "signal-handler",
    languages: ["Python"],
    bare: true,
    pattern: /\bsignal\.signal\(\s*(?:signal\.)?(SIGTERM)|\b(add_signal_handler)\(|\b(graceful_timeout)\s*=/gu,
  },
  {
    of: "signal-handler",
    languages: ["Go"],
    bare: true,
    pattern: /\bsignal\.Notify(?:Context)?\([^\n]{0,200}\b(SIGTERM)\b/gu,
  },
  {
    of: "signal-handler",
    languages: ["C#"],
    bare: true,
    pattern:
      /\b(IHostApplicationLifetime|ApplicationStopping|PosixSignalRegistration|UseConsoleLifetime)\b|\b((?:Web)?Host\.CreateDefaultBuilder|Host\.Create(?:Empty)?ApplicationBuilder|WebApplication\.Create(?:Slim|Empty)?(?:Builder)?|new\s+HostBuilder)\(/gu,
  },
  // The generic host stops on SIGTERM by itself (.NET documentation, "Generic Host": host shutdown).
  { of: "signal-handler", languages: ["XML"], pattern: /\bSdk\s*=\s*"(Microsoft\.NET\.Sdk\.(?:Web|Worker))"/gu },
  // Servers that finish running requests on SIGTERM by themselves, by their start commands (their manuals, on signals).
  {
    of: "signal-handler",
    languages: ["Shell", "YAML", "TOML"],
    pattern:
      /(?:^\s*|\bexec\s+|[\s"'[=](?:-m|run|exec)["',\s]+|\b(?:command|cmd|entrypoint|start)["']?\s*[:=]\s*\[?\s*["']?)(?:[\w./-]{0,80}\/)?(gunicorn|uvicorn|hypercorn|granian|daphne|puma)(?=["',\s]|$)/gmu,
  },
  {
    of: "signal-handler",
    languages: ["Python"],
    bare: true,
    pattern: /\b(uvicorn\.run|web\.run_app|hypercorn\.\w+\.serve)\(/gu,
  },
  {
    of: "signal-handler",
    languages: ["Ruby", "PHP", "Rust", "Shell", "Elixir"],
    pattern:
      /\btrap\(?\s*['"]?(?:SIG)?(TERM)\b|\btrap\s+[^\n]{1,200}\s(?:SIG)?(TERM)\b|\bpcntl_signal\(\s*(SIGTERM)|SignalKind::(terminate)\(/gu,
  },
  // Others may fail (manuals of the libraries).
  {
    of: "resilience",
    languages: SCRIPT,
    pattern:
      /['"](opossum|cockatiel|brakes|p-retry|async-retry|axios-retry|retry-axios|fetch-retry|exponential-backoff|nestjs-resilience)['"]/gu,
  },
  {
    of: "resilience",
    languages: JVM,
    bare: true,
    pattern:
      /@(CircuitBreaker|Retryable|Retry|Bulkhead|Fallback)\b|\b(resilience4j|CircuitBreakerFactory|CircuitBreakerRegistry|RetryTemplate|FailsafeExecutor|Failsafe)\b/gu,
  },
  {
    of: "resilience",
    languages: ["Python"],
    bare: true,
    pattern:
      /^\s*(?:from|import)\s+(tenacity|backoff|pybreaker|circuitbreaker|aiobreaker|purgatory|retrying)\b|\b(Retry)\(\s*(?:total|connect|\d)/gmu,
  },
  {
    of: "resilience",
    languages: ["Go"],
    pattern:
      /"github\.com\/(sony\/gobreaker[/\w]*|afex\/hystrix-go[/\w]*|failsafe-go\/failsafe-go[/\w]*|hashicorp\/go-retryablehttp|cenkalti\/backoff[/\w]*|avast\/retry-go[/\w]*|eapache\/go-resiliency[/\w]*)"/gu,
  },
  {
    of: "resilience",
    languages: ["C#"],
    bare: true,
    pattern: /\b(Polly|AddStandardResilienceHandler|AddResilienceHandler|CircuitBreakerAsync|WaitAndRetryAsync)\b/gu,
  },
  {
    of: "resilience",
    languages: ["Ruby", "PHP", "Elixir", "Rust"],
    pattern: /\b(Stoplight|Semian|Retriable|Ganesha|Fuse|failsafe::|backoff::)\b/gu,
  },
  {
    of: "resilience",
    languages: ["YAML", "Properties"],
    pattern: /^\s*(resilience4j|outlierDetection|circuitBreaker|circuit_breakers|perTryTimeout)\b[.:]/gmu,
  },
  // One identifier through the chain (W3C Trace Context; OpenTelemetry).
  {
    of: "tracing",
    languages: SCRIPT,
    pattern:
      /['"](@opentelemetry\/[\w-]+|dd-trace|elastic-apm-node|cls-rtracer|express-request-id|express-correlation-id|@ntegral\/nestjs-correlation|nestjs-cls|zipkin[\w-]*|jaeger-client|@sentry\/opentelemetry)['"]/gu,
  },
  {
    of: "tracing",
    languages: JVM,
    bare: true,
    pattern:
      /\b(io\.opentelemetry|io\.micrometer\.tracing|org\.springframework\.cloud\.sleuth|brave\.Tracing|io\.opentracing)\b/gu,
  },
  {
    of: "tracing",
    languages: ["XML", "Groovy", "Kotlin", "TOML"],
    pattern: /\b(micrometer-tracing[\w-]*|opentelemetry[\w-]*|spring-cloud-starter-sleuth|zipkin-reporter[\w-]*)\b/gu,
  },
  {
    of: "tracing",
    languages: ["Python", "Go", "C#", "Ruby", "PHP", "Rust", "Elixir"],
    pattern:
      /\b(opentelemetry|OpenTelemetry|asgi_correlation_id|django_guid|ddtrace|elasticapm|opentracing|tracing_opentelemetry)\b/gu,
  },
  {
    of: "tracing",
    pattern: /['"](traceparent|x-request-id|x-correlation-id|x-trace-id|x-b3-traceid|correlation-id)['"]/giu,
  },
  {
    of: "tracing",
    languages: ["YAML", "Properties"],
    pattern:
      /\b(OTEL_EXPORTER_OTLP_ENDPOINT|OTEL_SERVICE_NAME|management\.tracing\.\w+|instrumentation\.opentelemetry\.io)\b/gu,
  },
  {
    of: "feature-flag",
    quoted: true,
    pattern:
      /\b(unleash-client|launchdarkly|LaunchDarkly|flagsmith|Flagsmith|OpenFeature|openfeature|togglz|ff4j|flipper|growthbook|GrowthBook)\b/gu,
  },
  // Languages of what people read.
  {
    of: "internationalization",
    languages: [...SCRIPT, "Vue", "Svelte"],
    pattern:
      /['"](i18next|react-i18next|next-i18next|next-intl|vue-i18n|react-intl|@formatjs\/[\w-]+|@angular\/localize|@ngx-translate\/core|@jsverse\/transloco|svelte-i18n|@lingui\/[\w-]+|i18n|nestjs-i18n)['"]/gu,
  },
  {
    of: "internationalization",
    languages: JVM,
    bare: true,
    pattern: /\b(MessageSource|ResourceBundle\.getBundle|LocaleResolver|LocaleContextHolder)\b/gu,
  },
  {
    of: "internationalization",
    languages: ["Python", "Ruby", "PHP", "Go", "C#", "Elixir"],
    bare: true,
    pattern: /\b(gettext(?:_lazy)?|flask_babel|I18n\.t|trans|IStringLocalizer|Gettext|i18n\.NewBundle)\b\s*[(<;]?/gu,
  },
  // Records that stay, and records that go.
  {
    of: "soft-delete",
    quoted: true,
    languages: [...SCRIPT, ...JVM, "Python", "Ruby", "PHP", "C#", "Go", "Elixir", "SQL", "XML", "YAML"],
    pattern:
      /\b(deleted_at|deletedat|is_deleted|isdeleted|deleted_by|deletedby|deleted_on|deletedon|soft_deleted?|softdeleted?|archived_at|archivedat|date_deleted|datedeleted|deletion_date|deletiondate|supprime_?le)\b|@(SQLDelete|SoftDelete|DeleteDateColumn)\b|\b(acts_as_paranoid|SoftDeletes|SoftDeletableModel|SafeDeleteModel|paranoid:\s*true|gorm\.DeletedAt|Discard::Model)\b/giu,
  },
  {
    of: "hard-delete",
    quoted: true,
    all: true,
    pattern:
      /\bDELETE\s+FROM\s+["'`]?(?!\w*(?:session|token|cache|lock|queue|outbox|inbox|job|temp|tmp|log|migration|schedule|nonce|otp|expired|idempotency)\w*)([a-z][\w.]{1,60})/giu,
    not: /deleted_?at|is_?deleted/iu,
  },
  {
    of: "hard-delete",
    quoted: true,
    languages: JVM,
    bare: true,
    pattern: /\b(\w*[rR]epository)\s*\.\s*delete(?:ById|AllById|AllInBatch|All)?\(/gu,
    not: /(?:session|token|cache|lock|outbox|otp)\w*[rR]epository/iu,
  },
  {
    of: "audit-column",
    quoted: true,
    languages: [...SCRIPT, ...JVM, "Python", "Ruby", "PHP", "C#", "Go", "Elixir", "SQL", "XML", "YAML"],
    pattern:
      /\b(created_by|createdby|updated_by|updatedby|modified_by|modifiedby|last_modified_by|lastmodifiedby|created_user|createduser|cree_par|creepar|modifie_par|modifiepar)\b|@(CreatedBy|LastModifiedBy|Audited)\b|\b(AuditingEntityListener|HistoricalRecords|has_paper_trail|PaperTrail|OwenIt\\Auditing|audit_?log|audit_?trail|audit_?events?|event_store|eventstore)\b/giu,
  },
  // How text is kept (MySQL, PostgreSQL and JDBC manuals; POSIX locales).
  {
    of: "encoding",
    all: true,
    certain: true,
    languages: ["YAML", "Properties", "Shell", "XML", "TOML"],
    pattern:
      /\b(?:character[-_]set[-_]server|CHARACTER[-_]SET[-_]SERVER)['"]?\s*[=:]\s*['"]?([\w-]{1,40})|\b(?:initdb|POSTGRES_INITDB_ARGS)\b[^\n]{0,100}?(?:--encoding[= ]|\s-E\s*)['"]?([A-Za-z][\w-]{1,40})|\bcharacterEncoding=([\w-]{1,40})/gu,
  },
  {
    of: "encoding",
    all: true,
    certain: true,
    languages: ["YAML", "Properties", "Shell"],
    pattern: /^\s*(?:-\s*|export\s+)?(?:LANG|LC_ALL|LC_CTYPE)['"]?\s*[=:]\s*['"]?\w+\.([\w-]{1,20})/gmu,
  },
  // A floor that tests must not go below.
  {
    of: "coverage-floor",
    languages: [...SCRIPT, "JSON"],
    pattern: /\b(coverageThreshold|check-coverage|thresholds?)['"]?\s*:\s*[{t]/gu,
    path: /(?:jest|vitest|vite|karma|nyc|c8)[^/]*$|package\.json$|\.nycrc/iu,
  },
  { of: "coverage-floor", languages: ["Properties", "TOML"], pattern: /\b(fail_under|cov-fail-under)\s*=\s*[1-9]/gu },
  {
    of: "coverage-floor",
    languages: ["XML", "Groovy", "Kotlin"],
    pattern: /\b(COVEREDRATIO|jacocoTestCoverageVerification|minimumCoverage|koverVerify)\b/gu,
  },
];
