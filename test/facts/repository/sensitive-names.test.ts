import { describe, expect, it } from "vitest";
import { isSensitiveName, sensitivityOf } from "../../../src/facts/repository/sensitive-names.ts";
import { fc } from "../../property.ts";

const CREDENTIALS =
  "PASSWORD DB_PASS API_KEY JWT_SECRET client_secret PRIVATE_KEY CONNECTION_STRING dbPassword POSTGRES_PASSWORD spring.datasource.password AWS_SECRET_ACCESS_KEY SECRET_KEY_BASE DB_PASSWORD_PROD API_KEY_2 apiKey apikey X-API-Key accessToken GITHUB_TOKEN token secret password pwd motDePasse MDP_BDD senha contraseña SESSION_SECRET ENCRYPTION_KEY SERVICE_ROLE_KEY clientsecret dbpassword MINIO_ROOT_PASSWORD requirepass SMTP_PASS KEYSTORE_PASSWORD keyPassword passphrase AccountKey SharedAccessKey SigningKey Jwt:Key authToken botToken APP_KEY cookieSecret NEXTAUTH_SECRET PGPASSWORD keycloak.credentials.secret".split(
    " ",
  );

const OTHERS =
  "PUBLIC_KEY KEY_ID ACCESS_KEY_ID API_KEY_NAME TOKEN_URL TOKEN_EXPIRY PASSWORD_POLICY secretName SECRET_PATH passwordHash POSTGRES_PASSWORD_FILE forgotPassword resetPassword showPassword MYSQL_ALLOW_EMPTY_PASSWORD existingSecret imagePullSecret tlsSecret secretKeyRef key primaryKey cacheKey PASSWORD_MIN_LENGTH tokenType nextPageToken csrfToken MAX_TOKENS passwordEncoder token_endpoint publishableKey siteKey compass bypass passport username passenger KEY_VAULT_NAME secrets credentialsFile tokenizer keyboard monkey secretary JWT_EXPIRATION translationKey hashedPassword jwtPublicKey keyName tokenStore INSTRUMENTATION_KEY NEXT_PUBLIC_API_KEY GPG_KEY AWS::IAM::AccessKey".split(
    " ",
  );

describe("names of credentials", () => {
  it.each(CREDENTIALS)("%s is one", (name) => expect(isSensitiveName(name)).toBe(true));
  it.each(OTHERS)("%s is none", (name) => expect(isSensitiveName(name)).toBe(false));

  it.each([
    ["DB_PASSWORD", "password"],
    ["JWT_SECRET", "secret"],
    ["GITHUB_TOKEN", "token"],
    ["API_KEY", "key"],
    ["connectionString", "connection"],
  ] as const)("%s is a %s", (name, sort) => expect(sensitivityOf(name)).toBe(sort));

  it("has an answer for any text", () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (name) => typeof isSensitiveName(name) === "boolean"));
  });
});
