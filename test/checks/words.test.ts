import { describe, expect, it } from "vitest";
import { wordList, wordsOf } from "../../src/checks/words.ts";
import { fc } from "../property.ts";

describe("wordsOf", () => {
  it.each([
    ["accessToken", ["access", "token"]],
    ["access_token", ["access", "token"]],
    ["X-Access-Token", ["x", "access", "token"]],
    ["APIKey", ["api", "key"]],
    ["nationalID", ["national", "id"]],
    ["userSSN", ["user", "ssn"]],
    ["filter[userEmail]", ["filter", "user", "email"]],
    ["oauth2Token", ["oauth", "2", "token"]],
    ["téléphone", ["telephone"]],
    ["رقم_الهاتف", ["رقم", "الهاتف"]],
    ["", []],
    ["---", []],
  ])("%s", (name, words) => {
    expect(wordsOf(name)).toEqual(words);
  });

  it("gives lower-case words without separators, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        for (const word of wordsOf(name)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});

describe("wordList", () => {
  const list = wordList(["email", "access token", "phone number"]);

  it.each([
    ["email", true],
    ["userEmail", true],
    ["e-mail", true],
    ["eMail", true],
    ["accesstoken", true],
    ["X-Access-Token", true],
    ["customer.phone_number", true],
    ["female", false],
    ["femail", false],
    ["emailTemplate", false],
    ["token", false],
    ["phone", false],
    ["toString", false],
    ["__proto__", false],
    ["", false],
  ])("endsWith %s: %s", (name, answer) => {
    expect(list.endsWith(name)).toBe(answer);
    // Asked again, it still says so.
    expect(list.endsWith(name)).toBe(answer);
  });

  it.each([
    ["e-mail", true],
    ["userEmail", false],
  ])("is %s: %s", (name, answer) => {
    expect(list.is(name)).toBe(answer);
  });

  it("finds every name of the list, however it is spelled and whatever stands in front of it", () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/u);
    const spellings = [
      (words: string[]) => words.join("_"),
      (words: string[]) => words.join("-"),
      (words: string[]) => words.map((text) => (text[0] ?? "").toUpperCase() + text.slice(1)).join(""),
    ];
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), word, fc.nat(2), (words, front, way) => {
        const spell = spellings[way] ?? String;
        expect(wordList([words.join(" ")]).endsWith(spell([front, ...words]))).toBe(true);
      }),
    );
  });

  it("is empty where nothing is listed", () => {
    expect(wordList().endsWith("email")).toBe(false);
    expect(wordList().is("")).toBe(false);
  });
});
