/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts of other languages are read here */
import { describe, expect, it } from "vitest";
import { heldBy } from "../../../src/facts/repository/traces/logging.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

/** What is found in a file: sort, name, and a mark for a guess. */
async function tracesIn(path: string, text: string): Promise<string[]> {
  const { traces } = await gather({ [path]: text });
  return traces
    .filter(({ of }) => of !== "logging")
    .map(({ of, name, certain }) => `${of} ${name}${certain ? "" : "?"}`);
}

describe("algorithms", () => {
  it.each([
    ["A.java", 'Cipher c = Cipher.getInstance("DES/CBC/PKCS5Padding");', ["weak-cipher DES/CBC/PKCS5Padding"]],
    ["A.java", 'Cipher c = Cipher.getInstance("AES/ECB/PKCS5Padding");', ["weak-cipher AES/ECB/PKCS5Padding"]],
    [
      "A.java",
      'Cipher.getInstance("AES/GCM/NoPadding"); Cipher.getInstance("RSA/ECB/OAEPPadding");',
      ["strong-algorithm AES/GCM/NoPadding"],
    ],
    ["A.java", 'MessageDigest md = MessageDigest.getInstance("MD5"); // password', ["weak-hash MD5?"]],
    ["A.java", 'byte[] b = MessageDigest.getInstance("MD5").digest(password.getBytes());', ["weak-hash MD5"]],
    ["A.java", 'KeyPairGenerator g = KeyPairGenerator.getInstance("RSA");\ng.initialize(1024);', ["weak-key 1024"]],
    ["A.java", 'Signature.getInstance("SHA1withRSA");', ["weak-signature SHA1withRSA"]],
    ["a.ts", "const c = createCipheriv('des-ede3-cbc', key, iv);", ["weak-cipher des-ede3-cbc"]],
    ["a.ts", "const etag = createHash('md5').update(body).digest('hex');", ["weak-hash md5?"]],
    ["a.ts", "const h = createHash('sha1').update(user.password).digest('hex');", ["weak-hash sha1"]],
    ["a.ts", "const passwordHash = createHash('sha1').update(x).digest('hex');", ["weak-hash sha1"]],
    ["a.ts", "const mac = createHmac('sha1', secret);", []],
    [
      "a.ts",
      "generateKeyPairSync('rsa', { modulusLength: 1024 }); generateKeyPairSync('rsa', { modulusLength: 2048 });",
      ["weak-key 1024"],
    ],
    ["a.ts", "// createCipheriv('des', k, v)\nconst text = \"createCipheriv('des', k)\";", []],
    ["a.py", "h = hashlib.md5(password.encode()).hexdigest()", ["weak-hash md5"]],
    ["a.py", "h = hashlib.md5(data, usedforsecurity=False)", ["weak-hash md5?"]],
    ["a.py", "c = AES.new(key, AES.MODE_ECB)", ["weak-cipher AES.MODE_ECB"]],
    [
      "a.go",
      "c, err := des.NewTripleDESCipher(key)\nh := sha256.Sum256(x)",
      ["weak-cipher des.NewTripleDESCipher", "strong-algorithm sha256"],
    ],
    ["a.php", "<?php $h = md5($password);", ["weak-hash md5"]],
    ["A.cs", "var d = TripleDES.Create();", ["weak-cipher TripleDES.Create"]],
    ["a.sh", "openssl genrsa -out key.pem 1024\n", ["weak-key 1024"]],
    ["description.ts", "const description = design.new; desc('des');", []],
    ["a.ts", "https.request({ rejectUnauthorized: false });", ["tls-unverified rejectUnauthorized"]],
    ["a.py", "requests.get(url, verify=False, timeout=3)", ["tls-unverified verify", "timeout requests"]],
  ])("%s: %s", async (path, text, expected) => {
    expect((await tracesIn(path, text)).toSorted()).toEqual(expected.toSorted());
  });
});

describe("what building blocks ask to be kept safe", () => {
  it.each([
    ["A.kt", 'val store = KeyStore.getInstance("AndroidKeyStore")', ["key-store AndroidKeyStore?"]],
    ["a.ts", "import pkcs11js from 'pkcs11js';", ["key-store pkcs11?"]],
    ["a.yaml", "module: /usr/lib/softhsm/libsofthsm2.so\n", ["key-store softhsm?"]],
    ["a.ts", "// pkcs11 is not used\nexport const keys = [];", []],
    ["a.sql", "REVOKE UPDATE, DELETE ON records FROM app;", ["tamper-protection REVOKE?"]],
    ["a.sql", "GRANT UPDATE ON records TO app;", []],
    ["a.py", "entry.previous_hash = digest(last)", ["tamper-protection previous_hash?"]],
    ["a.ts", "const revision = { predecessorHash };", ["tamper-protection predecessorHash?"]],
    ["a.ts", "headers['X-Road-Client'] = client;", ["mediator X-Road-Client?"]],
    ["a.py", 'URL = "https://ss.example/r1/TEST/GOV/0001/registry"', ["mediator /r1/TEST/GOV?"]],
    ["a.yaml", "image: niis/xroad-security-server-sidecar:7.4\n", ["mediator xroad?", "mediator security-server?"]],
    ["a.ts", "const crossroads = 'x roads';", []],
  ])("%s: %s", async (path, text, expected) => {
    expect((await tracesIn(path, text)).toSorted()).toEqual(expected.toSorted());
  });
});

describe("failed work that is tried again", () => {
  it.each([
    ["a.php", "<?php Http::retry(3, 100)->post($url);", ["resilience Http::retry?"]],
    ["a.php", "<?php class Send { public int $tries = 5; }", ["resilience tries?"]],
    ["a.rb", "retry_on Timeout::Error, wait: :exponentially_longer", ["resilience retry_on?"]],
    ["a.py", "@app.task(autoretry_for=(OSError,))", ["resilience autoretry_for?"]],
    ["a.ts", "const queue = { retries: 5 };", ["resilience retries?"]],
    ["a.ts", "const text = 'retries: none';", []],
    ["A.java", "call.retryWhen(Retry.backoff(3, second));", ["resilience retryWhen?", "resilience Retry.backoff?"]],
    ["a.go", "client.RetryMax = 4", ["resilience RetryMax?"]],
    ["a.sh", "# max_retries: none", []],
  ])("%s: %s", async (path, text, expected) => {
    expect((await tracesIn(path, text)).toSorted()).toEqual(expected.toSorted());
  });
});

describe("what is logged", () => {
  it.each([
    ["a.ts", "log.info('password', password);", ["logs-secret password"]],
    ["a.ts", "logger.debug(`login ${user.password} ok`);", ["logs-secret password"]],
    ["a.ts", "this.logger.warn({ user: id, password: body.password }, 'x');", ["logs-secret password"]],
    ["a.ts", "console.log({ password });", ["logs-secret password"]],
    ["a.ts", "console.log('t', req.body['accessToken']);", ["logs-secret accessToken"]],
    ["a.ts", "console.log(JSON.stringify({ apiKey }));", ["logs-secret apiKey"]],
    ["a.ts", "log.info('citizen ' + citizen.nationalId);", ["logs-personal-data nationalId"]],
    ["a.ts", "console.log(token);", ["logs-secret token?"]],
    ["a.ts", "log.info(`mail to ${email}`);", ["logs-personal-data email?"]],
    ["a.ts", "log.info('password changed'); log.info('reset password for', user.id);", []],
    ["a.ts", "log.info(mask(password)); log.info(password.length, !!password, password ? 'set' : 'unset');", []],
    ["a.ts", "log.info(passwordPolicy, hasPassword, maskedPassword, tokenType, passwordField);", []],
    ["a.ts", "// log.info(password)\nconst s = 'log.info(password)';", []],
    ["a.ts", "catalog.information(password); blog(password); dialog.open(password);", []],
    ["a.tsx", "console.log(password);", ["logs-secret password?"]],
    ["scripts/seed.ts", "console.log(password);", ["logs-secret password?"]],
    ["A.java", 'log.info("Login {} {}", user.getName(), user.getPassword());', ["logs-secret getPassword"]],
    ["A.java", 'LOG.debug(String.format("pw %s", password));', ["logs-secret password"]],
    ["A.java", 'log.info("Password for {} changed", user.getId());', []],
    ["A.kt", 'logger.info("login $password")', ["logs-secret password"]],
    ["a.py", 'logger.info(f"login {user.password!r}")', ["logs-secret password"]],
    ["a.py", 'logging.info("login %s" % password)', ["logs-secret password"]],
    ["a.py", 'logger.info("login {}".format(password))', ["logs-secret password"]],
    ["a.py", 'logger.info("login", password=password)', ["logs-secret password"]],
    ["a.py", "print(password)", ["logs-secret password?"]],
    ["a.py", 'logger.info("{password}")', []],
    ["a.go", 's.logger.Info("x", zap.String("password", password))', ["logs-secret password"]],
    ["a.go", 'log.Printf("token %s", accessToken)', ["logs-secret accessToken"]],
    ["a.php", '<?php $this->logger->info("pw " . $password);', ["logs-secret password"]],
    ["a.rb", 'Rails.logger.info "x"\nlogger.info("pw #{password}")', ["logs-secret password"]],
    ["A.cs", '_logger.LogInformation("x {Password}", request.Password);', ["logs-secret Password"]],
    ["A.cs", '_logger.LogInformation($"x {request.Password}");', ["logs-secret Password"]],
    ["a.rb", 'Rails.logger.info("t #{params[:access_token]}")', ["logs-secret access_token"]],
    ["a.rb", 'Rails.logger.info "t #{params[:user][:password]} x"', ["logs-secret password"]],
    ["a.rb", 'logger.debug { "t #{params.fetch(:password)}" }', ["logs-secret password"]],
    ["a.rb", 'logger.info "reset for #{user.id}"\npassword = 1', []],
    ["a.rb", 'logger.info "t #{mask(params[:password])} #{params[:password].present?}"', []],
    ["a.rb", 'logger.info "x" if password', []],
    ["a.ex", 'Logger.info "t #{user.password}"', ["logs-secret password"]],
    ["a.py", "logger.info(f\"t {request.form['password']}\")", ["logs-secret password"]],
    ["a.py", 'logger.info("t %s", data.get("password"))', ["logs-secret password"]],
    ["a.py", 'logger.info("t %(p)s", {"p": data["access_token"]})', ["logs-secret access_token"]],
    ["a.py", 'logger.info(f"t {len(password)} {bool(password)}")', []],
    ["a.js", "console.log(`t ${req.body.password}`);", ["logs-secret password"]],
    ["a.js", "console.log(`t ${req.get('access_token')}`);", ["logs-secret access_token"]],
    ["a.js", "console.log(`t ${password ? 'set' : 'unset'}`);", []],
    ["A.kt", 'logger.info { "login ${user.password}" }', ["logs-secret password"]],
    ["A.kt", 'log.debug("x " + request.getParameter("password"))', ["logs-secret password"]],
    ["A.java", 'log.info("pw %s".formatted(password));', ["logs-secret password"]],
    ["A.java", 'log.atInfo().log("pw {}", user.password());', ["logs-secret password"]],
    ["A.scala", 'logger.info(s"pw ${user.password}")', ["logs-secret password"]],
    ["a.php", '<?php Log::info("pw {$user->password}");', ["logs-secret password"]],
    ["a.php", "<?php Log::info('x', ['pw' => $request->input('password')]);", ["logs-secret password"]],
    ["a.php", "<?php error_log('pw ' . $_POST['password']);", ["logs-secret password"]],
    ["a.go", 'slog.Info("x", "password", user.Password)', ["logs-secret Password"]],
    ["a.go", 'log.Printf("%s", r.FormValue("password"))', ["logs-secret password"]],
    ["a.rb", 'logger.info("bad: #{user.errors[:password]} #{errors.password}")', []],
    ["a.ts", "console.log(errors['password'], t('password'), rules.get('password'));", []],
    ["a.rs", 'info!("login {}", user.password);', ["logs-secret password"]],
    ["a.rs", 'tracing::debug!("login {password}");', ["logs-secret password"]],
  ])("%s: %s", async (path, text, expected) => {
    expect((await tracesIn(path, text)).filter((trace) => trace.startsWith("logs-"))).toEqual(expected);
  });

  it("is a guess where the logger leaves secrets out", async () => {
    const { traces } = await gather({ "log.ts": "pino({ redact: ['password'] })", "a.ts": "log.info({ password });" });
    expect(traces.filter(({ of }) => of === "logs-secret").map(({ certain }) => certain)).toEqual([false]);
  });

  it.each([
    ["dbPassword", true],
    ["clientSecret", true],
    ["refresh_token", true],
    ["OTP", true],
    ["dateOfBirth", true],
    ["secret", false],
    ["csrfToken", undefined],
    ["generatedPassword", undefined],
    ["publicKey", undefined],
    ["primaryKey", undefined],
    ["name", undefined],
    ["address", undefined],
  ])("%s is certain: %s", (name, certain) => {
    expect(heldBy(name)?.certain).toBe(certain);
  });

  it("is pointed at where the variable stands", async () => {
    const collection = await collect({ "a.ts": "const a = 1;\nlog.info('a, b',\n  password);\n" });
    const places = collection.facts.traces.filter(({ of }) => of === "logs-secret").map(({ place }) => place);
    expect(located(collection, places)).toEqual(["a.ts:3:3"]);
  });
});

describe("messages and calls", () => {
  it.each([
    [
      "A.java",
      "mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);",
      ["refuses-unknown-fields FAIL_ON_UNKNOWN_PROPERTIES"],
    ],
    [
      "A.java",
      "mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);",
      ["ignores-unknown-fields FAIL_ON_UNKNOWN_PROPERTIES"],
    ],
    [
      "src/main/resources/application.properties",
      "spring.jackson.deserialization.fail-on-unknown-properties=true\n",
      ["refuses-unknown-fields fail-on-unknown-properties"],
    ],
    [
      "main.ts",
      "app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));",
      ["refuses-unknown-fields forbidNonWhitelisted", "ignores-unknown-fields whitelist", "validation ValidationPipe"],
    ],
    [
      "app/schemas.py",
      "from pydantic import BaseModel\nclass ConsentRequest(BaseModel):\n    model_config = ConfigDict(extra='forbid')\n",
      ["refuses-unknown-fields extra", "validation pydantic"],
    ],
    ["app/config.py", "class S(BaseSettings):\n    model_config = SettingsConfigDict(extra='forbid')\n", []],
    [
      "a.py",
      "import requests\nrequests.get(url)\nrequests.post(url, json={'a': (1, 2)}, timeout=5)\n",
      ["no-timeout requests", "timeout requests"],
    ],
    ["a.py", "requests.get(url, **options)", ["no-timeout requests?"]],
    ["scripts/load.py", "requests.get(url)", ["no-timeout requests?"]],
    ["a.py", "# requests.get(url)\nself.requests.get(url)\n", []],
    ["a.go", "resp, err := http.Get(url)", ["no-timeout net/http"]],
    ["a.go", "c := &http.Client{Timeout: 3 * time.Second}", ["timeout net/http"]],
    ["a.ts", "const api = axios.create({ baseURL });", ["no-timeout axios?"]],
    ["a.ts", "const api = axios.create({ baseURL, timeout: 3000 });", ["timeout axios"]],
    ["a.ts", "import { Kafka } from 'kafkajs';", ["broker kafkajs"]],
    ["A.java", '@KafkaListener(topics = "a")', ["broker KafkaListener"]],
    ["server.ts", "process.on('SIGTERM', stop);", ["signal-handler SIGTERM"]],
    ["main.go", "signal.Notify(stop, os.Interrupt, syscall.SIGTERM)", ["signal-handler SIGTERM"]],
    ["application.yml", "server:\n  shutdown: graceful\n", ["signal-handler shutdown"]],
    [
      "Program.cs",
      "var builder = WebApplication.CreateBuilder(args);",
      ["signal-handler WebApplication.CreateBuilder"],
    ],
    ["A.csproj", '<Project Sdk="Microsoft.NET.Sdk.Web">', ["signal-handler Microsoft.NET.Sdk.Web"]],
    ["A.csproj", '<Project Sdk="Microsoft.NET.Sdk">', []],
    ["compose.yaml", "command: gunicorn --bind 0.0.0.0 app:app\n", ["signal-handler gunicorn"]],
    ["compose.yaml", 'command: ["uvicorn", "app:app"]\n', ["signal-handler uvicorn"]],
    ["compose.yaml", "image: registry.example/gunicorn-base:1.0\n", []],
    ["start.sh", "python manage.py migrate\nexec python -m gunicorn app:app\n", ["signal-handler gunicorn"]],
    ["main.py", "uvicorn.run(app)", ["signal-handler uvicorn.run"]],
    ["a.ts", "import session from 'express-session';", ["server-session express-session?"]],
    ["a.ts", 'app.post("/", { schema: { body: data } }, save);', ["validation Fastify"]],
    ["my.cnf", "[mysqld]\ncharacter-set-server = latin1\n", ["encoding latin1"]],
    ["compose.yaml", "command: --character-set-server=utf8mb4 --collation-server=x\n", ["encoding utf8mb4"]],
    ["compose.yaml", 'POSTGRES_INITDB_ARGS: "--encoding=UTF8 --locale=C.UTF-8"\n', ["encoding UTF8"]],
    ["compose.yaml", "POSTGRES_INITDB_ARGS: -E LATIN1\n", ["encoding LATIN1"]],
    ["a.ts", "await db.query('DELETE FROM person WHERE id = $1');", ["hard-delete person?"]],
    ["a.ts", "await db.query('DELETE FROM user_sessions');", []],
    ["config/production.py", "DEBUG = True\n", ["debug-mode DEBUG"]],
    ["config/base.py", "DEBUG = True\n", []],
  ])("%s: %s", async (path, text, expected) => {
    expect((await tracesIn(path, text)).toSorted()).toEqual(expected.toSorted());
  });

  it("keep no session for themselves where the repository shares them", async () => {
    const { traces } = await gather({
      "a.ts": "import session from 'express-session';",
      "b.ts": "import s from 'connect-redis';",
    });
    expect(traces.map(({ of }) => of)).toEqual(["shared-session"]);
  });
});

describe("documents", () => {
  const asyncapi = (rest: string) => `asyncapi: 2.6.0\ninfo: { title: Events, version: 1.0.0 }\n${rest}`;
  const MESSAGE =
    "components:\n  messages:\n    Given:\n      payload: { type: object, properties: { id: { type: string } } }\n    Open:\n      payload: { type: object }\n";

  it("of AsyncAPI are held to the specification, message by message", async () => {
    const text = asyncapi(
      `channels:\n  given:\n    publish:\n      message: { $ref: '#/components/messages/Given' }\n${MESSAGE}`,
    );
    expect(await tracesIn("asyncapi.yaml", text)).toEqual(["asyncapi Events", "message Given", "message Open?"]);
    expect(
      await tracesIn(
        "asyncapi.yaml",
        asyncapi("channels:\n  a:\n    publish:\n      message: { $ref: '#/components/messages/None' }\n"),
      ),
    ).toEqual(["asyncapi Events?"]);
    expect(await tracesIn("asyncapi.yaml", "asyncapi: 2.6.0\ninfo: { title: Events }\nchannels: {}\n")).toEqual([
      "asyncapi Events?",
    ]);
  });

  it.each([
    [
      "schemas/person.schema.json",
      '{ "$schema": "https://json-schema.org/draft/2020-12/schema" }',
      ["data-model JSON Schema"],
    ],
    ["events/person.avsc", "{}", ["message-schema Avro"]],
    ["dcat.ttl", "@prefix dcat: <http://www.w3.org/ns/dcat#> .", ["data-model DCAT"]],
    ["mock/mappings/a.json", '{ "request": {}, "response": {} }', ["mock WireMock"]],
    ["reports/TEST-a.xml", '<testsuite tests="3" failures="1" errors="1"></testsuite>', ["test-report JUnit"]],
    ["coverage/lcov.info", "SF:a\nLF:10\nLH:7\nend_of_record\n", ["coverage-report LCOV"]],
    ["locales/fr.json", "{}", ["translations fr", "locales fr"]],
    ["src/i18n/api.json", "{}", []],
    ["src/main/resources/messages_ar.properties", "a=b\n", ["translations ar", "locales ar"]],
    ["locale/en/LC_MESSAGES/django.po", "", ["translations en", "locales en"]],
  ])("%s", async (path, text, expected) => {
    expect(await tracesIn(path, text)).toEqual(expected);
  });

  it("count languages, failures and percent", async () => {
    const { traces } = await gather({
      "locales/en.json": "{}",
      "locales/fr.json": "{}",
      "a/junit.xml": '<testsuites tests="2" failures="0"><testsuite tests="2" failures="0"/></testsuites>',
      "cobertura.xml": '<coverage line-rate="0.875"></coverage>',
    });
    expect(traces.filter(({ number }) => number !== undefined).map(({ of, number }) => [of, number])).toEqual([
      ["test-report", 0],
      ["coverage-report", 87],
      ["locales", 2],
    ]);
  });
});

it("texts of any sort are read without failing", async () => {
  const words = fc.constantFrom(
    "log.info(",
    "password",
    "`",
    "${",
    "}",
    "'",
    '"',
    "\n",
    "/*",
    "*/",
    "//",
    "#",
    ")",
    "+",
    ",",
    '"""',
    "requests.get(",
    "{",
    "[",
    "hashlib.md5(",
    "/",
    "\\",
    "axios.create(",
    "asyncapi: 2.6.0\n",
    "<testsuite tests=",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 80 }), async (parts) => {
      const text = parts.join("");
      await gather({
        "a.ts": text,
        "a.py": text,
        "A.java": text,
        "a.php": text,
        "a.rb": text,
        "a.yaml": text,
        "a.go": text,
        "junit.xml": text,
        "a.kt": text,
      });
    }),
    { numRuns: 150 },
  );
});

it("long lines and many brackets take no time", async () => {
  const started = performance.now();
  const long = `log.info(${"(".repeat(200_000)}\n`;
  await gather({
    "a.ts": `${"password".repeat(100_000)}\n${long}`,
    "b.ts": "log.info(".repeat(50_000),
    "c.py": "requests.get(".repeat(20_000),
    "d.java": `${"getInstance(".repeat(50_000)}"MD5"`,
  });
  expect(performance.now() - started).toBeLessThan(5_000);
});
