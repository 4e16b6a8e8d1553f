import { describe, expect, it } from "vitest";
import { statementsOf } from "../../../src/facts/repository/sql/statements.ts";
import { fc } from "../../property.ts";
import { collect, gather, located } from "./gather.ts";

const DOWN = "-- +goose Down\nDROP TABLE person;\n";

describe("steps that change a schema", () => {
  it.each([
    ["db/migration/V1__start.sql", "create table a (id int);", "Flyway", "1", false],
    ["db/migration/V2.1__more.sql", "create table a (id int);", "Flyway", "2.1", false],
    ["db/migration/R__views.sql", "create view a as select 1;", "Flyway", "R", true],
    [
      "prisma/migrations/20240101120000_init/migration.sql",
      "create table a (id int);",
      "Prisma",
      "20240101120000",
      false,
    ],
    ["migrations/000001_init.up.sql", "create table a (id int);", "golang-migrate", "000001", false],
    ["migrations/00001_init.sql", `-- +goose Up\ncreate table a (id int);\n${DOWN}`, "goose", "00001", true],
    [
      "db/migrations/20240101_a.sql",
      "-- migrate:up\ncreate table a (id int);\n-- migrate:down\n",
      "dbmate",
      "20240101",
      false,
    ],
    [
      "migrations/versions/ab12_start.py",
      "revision = 'ab12'\ndown_revision = None\n\ndef upgrade():\n    op.create_table('a')\n\ndef downgrade():\n    op.drop_table('a')\n",
      "Alembic",
      "ab12",
      true,
    ],
    [
      "alembic/versions/ab12.py",
      "revision = 'ab12'\ndown_revision = '00'\ndef upgrade():\n    pass\ndef downgrade() -> None:\n    pass\n",
      "Alembic",
      "ab12",
      false,
    ],
    [
      "app/migrations/0001_initial.py",
      "from django.db import migrations\nclass Migration(migrations.Migration):\n    pass",
      "Django",
      "0001",
      true,
    ],
    [
      "db/migrate/20240101120000_create_people.rb",
      "class C < ActiveRecord::Migration[7.0]\n  def change\n  end\nend",
      "Rails",
      "20240101120000",
      true,
    ],
    [
      "database/migrations/2024_01_01_000000_create_people.php",
      "<?php return new class extends Migration { public function up(): void {} };",
      "Laravel",
      "2024_01_01_000000",
      false,
    ],
    [
      "migrations/20240101120000-people.js",
      "module.exports = {\n  async up(queryInterface) {},\n  async down(queryInterface) { await queryInterface.dropTable('a'); }\n};",
      "Sequelize",
      "20240101120000",
      true,
    ],
    [
      "migrations/20240101120000_people.js",
      "exports.up = function (knex) { };\nexports.down = function (knex) {};\n",
      "Knex",
      "20240101120000",
      false,
    ],
    [
      "src/migrations/1700000000000-People.ts",
      "export class P implements MigrationInterface {\n  public async up(queryRunner) {}\n  public async down(queryRunner) { await queryRunner.query('DROP TABLE a'); }\n}",
      "TypeORM",
      "1700000000000",
      true,
    ],
    [
      "Data/Migrations/20240101120000_Start.cs",
      'public partial class Start : Migration {\n protected override void Up(MigrationBuilder m) {}\n protected override void Down(MigrationBuilder m) { m.DropTable("a"); }\n}',
      "EF Core",
      "20240101120000",
      true,
    ],
    [
      "priv/repo/migrations/20240101120000_a.exs",
      "defmodule A do\n  def change do\n  end\nend",
      "Ecto",
      "20240101120000",
      true,
    ],
    ["db/migrations/001_start.sql", "create table a (id int);", "SQL scripts", "001", false],
    [
      "db/changelog/changes.sql",
      "--liquibase formatted sql\n--changeset me:1\ncreate table a (id int);\n--rollback drop table a;",
      "Liquibase",
      "",
      true,
    ],
  ])("%s", async (path, text, tool, order, reversible) => {
    const { migrations } = await gather({ [path]: text });
    expect(migrations).toMatchObject([{ tool, order, reversible, form: "step", path }]);
  });

  it.each([
    ["a script for the way back", { "migrations/000001_init.down.sql": "drop table a;" }],
    ["an undo script of Flyway", { "db/migration/U1__start.sql": "drop table a;" }],
    ["tables that an application makes for itself", { "schema.sql": "create table a (id int);" }],
    ["a class that is called like one", { "src/Migrator.ts": "export class Migrator {}" }],
  ])("%s is none", async (_, tree) => {
    expect((await gather(tree as unknown as Record<string, string>)).migrations).toEqual([]);
  });

  it("are reversible where a script for the way back stands beside them", async () => {
    const { migrations } = await gather({
      "db/V1__a.sql": "create table a (id int);",
      "db/U1__a.sql": "drop table a;",
      "migrations/01_a.up.sql": "create table a (id int);",
      "migrations/01_a.down.sql": "drop table a;",
    });
    expect(migrations.map(({ reversible }) => reversible)).toEqual([true, true]);
  });

  it("are told apart from what sets a tool up", async () => {
    const { migrations } = await gather({
      "pom.xml": "<project><dependency><artifactId>flyway-core</artifactId></dependency></project>",
      "alembic.ini": "[alembic]",
      "package.json": '{ "devDependencies": { "prisma": "5" } }',
    });
    expect(migrations.map(({ tool, form }) => [tool, form])).toEqual([
      ["Alembic", "setup"],
      ["prisma", "setup"],
      ["flyway", "setup"],
    ]);
  });
});

describe("statements of SQL", () => {
  it.each([
    ["CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();", [["trigger", "t"]]],
    [
      "create or replace function public.f() returns trigger as $$ begin delete from x; end $$ language plpgsql;",
      [["function", "f"]],
    ],
    ["CREATE OR ALTER PROC [dbo].[Close Case] AS BEGIN SELECT 1 END\nGO", [["procedure", "close case"]]],
    ["CREATE OR REPLACE PACKAGE BODY billing AS END;", [["procedure", "billing"]]],
    [
      "DELIMITER $$\nCREATE DEFINER=`root`@`localhost` PROCEDURE p() BEGIN SELECT 1; END$$\nDELIMITER ;",
      [["procedure", "p"]],
    ],
    [
      "/*!50003 CREATE*/ /*!50017 DEFINER=`r`@`%`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `a` FOR EACH ROW SET NEW.x = 1 */;;",
      [["trigger", "t"]],
    ],
    ["CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a;", [["trigger", "t"]]],
    ["DO $$ BEGIN CREATE TRIGGER t AFTER INSERT ON a; END $$;", [["trigger", "t"]]],
    ["-- CREATE TRIGGER t\n/* CREATE FUNCTION f() */\nSELECT 'CREATE PROCEDURE p';", []],
    ["GRANT CREATE PROCEDURE TO app; REVOKE DELETE ON a FROM b;", []],
    ["CREATE TABLE a (b int REFERENCES c ON DELETE CASCADE);", [["table", "a"]]],
    ["CREATE INDEX i ON a (b); CREATE EXTENSION pgcrypto; CREATE TYPE mood AS ENUM ('a');", []],
    ["CREATE FUNCTION pg_temp.f() RETURNS int AS 'select 1' LANGUAGE sql;", []],
    ["DELETE FROM person WHERE id = 1;", [["delete", "person"]]],
    ["INSERT INTO a VALUES ('it''s', 'it\\'s', 'C:\\'); CREATE VIEW v AS SELECT 1;", [["view", "v"]]],
  ])("%s", (sql, expected) => {
    expect(statementsOf(sql).map(({ kind, name }) => [kind, name])).toEqual(expected);
  });

  it("list the columns of tables, and those that are added", () => {
    const sql = `CREATE TABLE IF NOT EXISTS "Person" (
      id uuid PRIMARY KEY, Name varchar(200) DEFAULT 'a, b', price numeric(10, 2), -- deleted_at
      CONSTRAINT u UNIQUE (id, name), FOREIGN KEY (id) REFERENCES x (id));
      ALTER TABLE person ADD COLUMN IF NOT EXISTS deleted_at timestamptz, ADD created_by text, ADD CONSTRAINT c CHECK (true);`;
    expect(statementsOf(sql).map(({ columns }) => columns)).toEqual([
      ["id", "name", "price"],
      ["deleted_at", "created_by"],
    ]);
  });

  it.each([
    ["CREATE DATABASE a ENCODING 'LATIN1';", "latin1"],
    ["CREATE DATABASE a CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;", "utf8mb4"],
    ["CREATE TABLE a (b int) ENGINE=InnoDB DEFAULT CHARSET=latin1;", "latin1"],
    ["CREATE TABLE a (b char(36) CHARACTER SET ascii) DEFAULT CHARSET utf8mb4;", "utf8mb4"],
    ["CREATE TABLE a (b varchar(9) COLLATE latin1_swedish_ci);", "latin1_swedish_ci"],
    ["CREATE TABLE a (b int);", ""],
  ])("%s is kept as %s", (sql, encoding) => {
    expect(statementsOf(sql)[0]).toMatchObject({ encoding });
  });

  it("that a later step drops or converts are known to be so", async () => {
    const { statements } = await gather({
      "db/V1__a.sql":
        "CREATE TABLE t (id int) CHARSET latin1; CREATE TRIGGER old AFTER INSERT ON t; CREATE TRIGGER kept AFTER INSERT ON t;",
      "db/V2__b.sql": "ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;",
      "db/V10__c.sql": "DROP TRIGGER IF EXISTS kept; CREATE TRIGGER kept AFTER UPDATE ON t; DROP TRIGGER old;",
    });
    const seen = statements.map(({ document, kind, name, encoding, dropped }) => [
      document,
      kind,
      name,
      encoding,
      dropped,
    ]);
    expect(seen).toEqual([
      ["db/V10__c.sql", "trigger", "kept", "", false],
      ["db/V1__a.sql", "table", "t", "utf8mb4", false],
      ["db/V1__a.sql", "trigger", "old", "", true],
      ["db/V1__a.sql", "trigger", "kept", "", true],
      ["db/V2__b.sql", "alteration", "t", "utf8mb4", false],
    ]);
  });

  it("stand in code that migrates, but not in its way back", async () => {
    const { statements } = await gather({
      "migrations/1700000000000-a.ts": `export class A implements MigrationInterface {
  // CREATE TRIGGER no
  public async up(queryRunner) {
    await queryRunner.query(\`CREATE TRIGGER yes AFTER INSERT ON t\`);
    await queryRunner.createTable(new Table({ name: "person", columns: [{ name: "id" }, { name: "createdAt" }] }));
  }
  public async down(queryRunner) { await queryRunner.query("CREATE FUNCTION back()"); }
}`,
      "db/migrate/20240101_a.rb":
        "class A < ActiveRecord::Migration[7.0]\n  def up\n    execute <<~SQL\n      CREATE FUNCTION f() RETURNS int\n    SQL\n    create_table :people do |t|\n      t.string :name\n      t.timestamps\n    end\n  end\nend\n",
      "db/changelog/a.xml":
        '<databaseChangeLog><changeSet id="1"><createTable tableName="Case"><column name="id"/></createTable><createProcedure>create procedure p() begin end</createProcedure><rollback><sql>create procedure q()</sql></rollback></changeSet></databaseChangeLog>',
      "db/changelog/b.yaml":
        "databaseChangeLog:\n  - changeSet:\n      id: 2\n      changes:\n        - sql:\n            sql: create trigger y after insert on t\n",
    });
    expect(statements.map(({ kind, name, columns }) => [kind, name, columns.join()])).toEqual([
      ["table", "case", "id"],
      ["procedure", "p", ""],
      ["trigger", "y", ""],
      ["function", "f", ""],
      ["table", "people", "name,created_at,updated_at"],
      ["trigger", "yes", ""],
      ["table", "person", "person,id,created_at"],
    ]);
  });

  it("are pointed at where they are written", async () => {
    const collection = await collect({
      "db/a.sql": "-- first\n\n  CREATE TRIGGER t AFTER INSERT ON a;\n",
      "db/changelog/b.yaml":
        "databaseChangeLog:\n  - changeSet:\n      id: 2\n      changes:\n        - sql:\n            sql: create trigger y after insert on t\n",
    });
    expect(
      located(
        collection,
        collection.facts.statements.map(({ place }) => place),
      ),
    ).toEqual(["db/a.sql:3:3", "db/changelog/b.yaml:5:11"]);
  });

  it("are read from any text without failing", async () => {
    const words = fc.constantFrom(
      "CREATE ",
      "TABLE ",
      "FUNCTION ",
      "'",
      '"',
      "`",
      "$$",
      "(",
      ")",
      ",",
      ";",
      "--",
      "/*",
      "*/",
      "/*!5",
      "a",
      "\n",
      "[",
      "ALTER ",
      "ADD ",
      "DELIMITER ",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 60 }), async (parts) => {
        const text = parts.join("");
        await gather({
          "a.sql": text,
          "migrations/1_a.sql": text,
          "db/migrate/1_a.rb": text,
          "migrations/0001_a.py": `migrations.Migration ${text}`,
          "db/changelog/a.xml": `<databaseChangeLog>${text}`,
        });
      }),
      { numRuns: 150 },
    );
  });
});
