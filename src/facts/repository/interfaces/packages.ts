/** Packages that draw what people see in a browser, by what they are called. */
export const BROWSER_PACKAGES: ReadonlyMap<string, string> = new Map([
  ["react-dom", "React"],
  ["preact", "Preact"],
  ["vue", "Vue"],
  ["@angular/core", "Angular"],
  ["svelte", "Svelte"],
  ["solid-js", "Solid"],
  ["lit", "Lit"],
  ["ember-source", "Ember"],
  ["next", "Next.js"],
  ["nuxt", "Nuxt"],
  ["gatsby", "Gatsby"],
  ["astro", "Astro"],
  ["@sveltejs/kit", "SvelteKit"],
  ["@remix-run/react", "Remix"],
  ["jquery", "jQuery"],
  ["bootstrap", "Bootstrap"],
]);

/** Packages that draw what people see in an app. */
export const MOBILE_PACKAGES: ReadonlyMap<string, string> = new Map([
  ["react-native", "React Native"],
  ["expo", "Expo"],
  ["@ionic/core", "Ionic"],
  ["@ionic/angular", "Ionic"],
  ["@ionic/react", "Ionic"],
  ["@ionic/vue", "Ionic"],
  ["@capacitor/core", "Capacitor"],
  ["cordova", "Cordova"],
  ["@nativescript/core", "NativeScript"],
]);

/** Packages that answer requests: with one of them beside it, a framework for browsers is not a front end of its own. */
export const SERVER_PACKAGES: ReadonlySet<string> = new Set(
  "next nuxt gatsby astro @sveltejs/kit @remix-run/node @remix-run/serve @remix-run/react @react-router/node @tanstack/react-start @solidjs/start vike @angular/ssr @nguniversal/express-engine express fastify koa @koa/router @hapi/hapi hapi @nestjs/core restify polka hono @hono/node-server @feathersjs/feathers @loopback/core sails @adonisjs/core @apollo/server apollo-server graphql-yoga moleculer h3 nitropack electron tauri @tauri-apps/api strapi @strapi/strapi keystone @keystone-6/core payload directus meteor blitz @redwoodjs/api aws-lambda serverless-http firebase-functions".split(
    " ",
  ),
);

/** Packages that speak to a database over its own protocol, or map objects to one. */
export const DATABASE_PACKAGES: ReadonlySet<string> = new Set(
  "pg pg-promise postgres mysql mysql2 mariadb mssql tedious oracledb mongodb mongoose sequelize typeorm knex @prisma/client mikro-orm @mikro-orm/core drizzle-orm objection bookshelf kysely slonik ibm_db cassandra-driver couchbase redis ioredis neo4j-driver snowflake-sdk msnodesqlv8".split(
    " ",
  ),
);

/** Sites of documentation and catalogues of components are built with the same frameworks. */
export const DOCUMENTATION_PACKAGES: ReadonlySet<string> = new Set(
  "@docusaurus/core vitepress vuepress @vuepress/core docsify docsify-cli nextra @redocly/cli redoc redoc-cli swagger-ui swagger-ui-dist @antora/cli @astrojs/starlight".split(
    " ",
  ),
);
