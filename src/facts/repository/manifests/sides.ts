import type { Ecosystem, ProjectFact } from "../facts.ts";

/** Packages with which an interface for a browser or an app is made. */
const FRONTEND: Readonly<Partial<Record<Ecosystem, RegExp>>> = {
  npm: /^(?:react-dom|react-scripts|react-native|expo|next|gatsby|preact|vue|nuxt3?|@vue\/cli-service|quasar|@angular\/(?:core|platform-browser)|@ionic\/(?:core|react|angular|vue)|svelte|@sveltejs\/kit|solid-js|lit|ember-source|astro|@remix-run\/react|@builder\.io\/qwik|alpinejs|htmx\.org|jquery|bootstrap|bulma|@mui\/material|antd|backbone|knockout|aurelia-framework|@stencil\/core)$/,
  cargo: /^(?:yew|leptos|dioxus|sycamore)$/,
  nuget: /^(?:Microsoft\.AspNetCore\.Components\.WebAssembly|Avalonia|Microsoft\.Maui\..*)$/i,
};

/** Packages with which a service is made: servers, and drivers of databases and queues. */
const BACKEND: Readonly<Record<Ecosystem, RegExp>> = {
  npm: /^(?:express|fastify|koa|hono|restify|polka|@hapi\/hapi|@nestjs\/core|@adonisjs\/core|@feathersjs\/feathers|@loopback\/core|sails|moleculer|apollo-server.*|@apollo\/server|graphql-yoga|mercurius|@strapi\/strapi|pg|mysql2?|mongodb|mongoose|redis|ioredis|sequelize|typeorm|knex|@prisma\/client|amqplib|kafkajs|@grpc\/grpc-js|bullmq)$/,
  maven:
    /^(?:org\.springframework\.boot(?::spring-boot-starter(?:-(?!test$).*)?)?$|io\.quarkus(?:\.platform)?:|io\.quarkus$|io\.micronaut|io\.javalin:|io\.dropwizard:|io\.helidon|io\.vertx:|org\.eclipse\.jetty:|io\.ktor(?::ktor-server|\.plugin$)|com\.sparkjava:|org\.glassfish\.jersey|jakarta\.(?:platform|ws\.rs|servlet)|javax\.(?:ws\.rs|servlet|javaee)|javax:javaee|org\.apache\.camel|com\.typesafe\.play|org\.springframework:spring-webm?)/,
  pypi: /^(?:django|djangorestframework|flask|fastapi|starlette|aiohttp|tornado|sanic|falcon|bottle|pyramid|quart|litestar|connexion|gunicorn|uvicorn|hypercorn|celery|grpcio|frappe|odoo|cherrypy|responder|robyn|blacksheep)$/,
  golang:
    /^(?:github\.com\/(?:gin-gonic\/gin|labstack\/echo|go-chi\/chi|gofiber\/fiber|gorilla\/mux|julienschmidt\/httprouter|go-kit\/kit|grpc-ecosystem\/.*|beego\/beego|jackc\/pgx|lib\/pq|go-sql-driver\/mysql|redis\/go-redis|danielgtaylor\/huma)|google\.golang\.org\/grpc|gorm\.io\/gorm|go\.mongodb\.org\/mongo-driver|connectrpc\.com\/connect)/,
  cargo: /^(?:actix-web|axum|rocket|warp|tide|poem|salvo|tonic|hyper|sqlx|diesel|sea-orm)$/,
  composer:
    /^(?:laravel\/framework|laravel\/lumen-framework|symfony\/(?:framework-bundle|http-kernel|runtime)|slim\/slim|cakephp\/cakephp|yiisoft\/yii2|codeigniter4\/framework|laminas\/laminas-mvc|drupal\/core.*|api-platform\/(?:core|symfony)|mezzio\/mezzio)$/,
  gem: /^(?:rails|sinatra|grape|hanami|roda|padrino|puma|unicorn|sidekiq)$/,
  nuget:
    /^(?:Microsoft\.AspNetCore(?!\.Components\.WebAssembly).*|Swashbuckle\.AspNetCore.*|Microsoft\.EntityFrameworkCore.*|Npgsql.*|Grpc\.AspNetCore.*|FastEndpoints|Carter|MassTransit.*|ServiceStack.*)$/i,
  hex: /^(?:phoenix|plug|plug_cowboy|bandit|ecto|ecto_sql|ash)$/,
};

/**
 * What a project is for, by the packages it needs.
 *
 * @param names of its packages, those of its parents included
 * @param serves it is a service whatever it needs
 */
export function sideOf(ecosystem: Ecosystem, names: readonly string[], serves: boolean): ProjectFact["side"] {
  const frontend = names.some((name) => FRONTEND[ecosystem]?.test(name) === true);
  const backend = serves || names.some((name) => BACKEND[ecosystem].test(name));
  if (frontend && backend) return "both";
  return frontend ? "frontend" : backend ? "backend" : "unknown";
}
