import { describe, expect, it } from "vitest";
import { collect, gather, located } from "./gather.ts";

const pack = (dependencies: Record<string, string>, devDependencies: Record<string, string> = {}) =>
  JSON.stringify({ dependencies, devDependencies }, null, 2);
const PAGE = '<!DOCTYPE html>\n<html lang="en"><head><meta name="viewport" content="width=device-width"></head></html>';

describe("signs of an interface for people", () => {
  it.each([
    ["web/package.json", pack({ "react-dom": "18" }), "framework", "React"],
    ["package.json", pack({}, { svelte: "4" }), "framework", "Svelte"],
    ["app/package.json", pack({ "react-native": "0.7" }), "mobile", "React Native"],
    ["public/index.html", PAGE, "page", "HTML"],
    [
      "src/main/resources/templates/home.html",
      '<html xmlns:th="http://www.thymeleaf.org"></html>',
      "template",
      "Thymeleaf",
    ],
    ["app/templates/home.html", "{% extends 'base.html' %}{% block body %}{% endblock %}", "template", "Jinja"],
    ["app/views/home.html.erb", "<p><%= @a %></p>", "template", "ERB"],
    ["resources/views/home.blade.php", "@extends('a')", "template", "Blade"],
    ["Pages/Index.cshtml", "@page", "template", "Razor"],
    ["static/site.css", "body {}", "styles", "CSS"],
    [
      "android/app/src/main/AndroidManifest.xml",
      "<manifest><application><activity/></application></manifest>",
      "mobile",
      "Android",
    ],
    ["pubspec.yaml", "dependencies:\n  flutter:\n    sdk: flutter\n", "mobile", "Flutter"],
  ])("%s", async (path, text, sign, name) => {
    expect((await gather({ [path]: text })).interfaces).toMatchObject([{ sign, name }]);
  });

  it.each([
    ["package.json", pack({ express: "4", pg: "8" })],
    ["package.json", pack({ "react-dom": "18", "@docusaurus/core": "3" })],
    ["public/swagger/index.html", PAGE],
    ["public/index.html", "<!doctype html><html><script>SwaggerUIBundle({})</script></html>"],
    ["public/api.html", "<!doctype html><html><redoc spec-url='x'></redoc></html>"],
    ["coverage/index.html", PAGE],
    ["htmlcov/index.html", PAGE],
    ["docs/index.html", PAGE],
    ["templates/mail/welcome.html", PAGE],
    ["templates/email_reset.html", "{% if a %}{% endif %}"],
    ["deploy/templates/chrony.conf.j2", "{% for s in servers %}server {{ s }}{% endfor %}"],
    ["fragment.html", "<p>text</p>"],
  ])("%s is none", async (path, text) => {
    expect((await gather({ [path]: text })).interfaces).toEqual([]);
  });

  it("say which databases a package for browsers alone needs", async () => {
    const collection = await collect({
      "web/package.json": pack({ vue: "3", pg: "8" }),
      "site/package.json": pack({ next: "14", "react-dom": "18", pg: "8" }),
      "other/package.json": pack({ vue: "3" }, { pg: "8" }),
    });
    const { interfaces } = collection.facts;
    expect(interfaces.map(({ document, name, databases }) => [document, name, databases.join()])).toEqual([
      ["other/package.json", "Vue", ""],
      ["site/package.json", "Next.js", ""],
      ["site/package.json", "React", ""],
      ["web/package.json", "Vue", "pg"],
    ]);
    expect(located(collection, [interfaces.at(-1)?._places?.databases ?? interfaces[0]!.place])).toEqual([
      "web/package.json:4:5",
    ]);
  });

  it("say whether a page is HTML5 and adapts", async () => {
    const { interfaces } = await gather({
      "public/a.html": PAGE,
      "public/b.html": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><html></html>',
    });
    expect(interfaces.map(({ html5, viewport }) => [html5, viewport])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it.each(["", "{", "[]", "null", '{"dependencies":["vue"],"vue":1}', '{"dependencies":null,"x":"\\"vue\\""}'])(
    "reads %j",
    async (text) => {
      await expect(gather({ "package.json": `${text} "vue"`, "a/package.json": text })).resolves.toBeDefined();
    },
  );
});
