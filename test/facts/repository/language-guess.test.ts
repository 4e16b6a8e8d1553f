import { describe, expect, it } from "vitest";
import { guessLanguage } from "../../../src/facts/repository/pages/language.ts";
import { fc } from "../../property.ts";

const GUESSES: readonly (readonly [language: string, text: string])[] = [
  ["en", "Add the login page"],
  ["en", "Returns the list of all users."],
  ["en", "Users can not be deleted"],
  ["en", "The service is started with docker compose up and listens on port 8080."],
  ["en", "One man's constant is another man's variable, as they say."],
  ["fr", "Ajout de la page de connexion"],
  ["fr", "Corrige le bug de connexion des utilisateurs"],
  ["fr", "identifiant unique de la personne"],
  ["fr", "Récupère la liste des permis"],
  ["fr", "Mise à jour du fichier"],
  ["es", "Corrige el error al guardar los datos"],
  ["es", "Obtiene la lista de permisos"],
  ["pt", "Corrige o erro ao salvar os dados do usuário"],
  ["pt", "Adiciona validação de senha"],
  ["de", "Fügt die Prüfung der Eingaben hinzu"],
  ["it", "Aggiunge la pagina di accesso per gli utenti"],
  ["nl", "Voeg een nieuwe pagina toe voor de gebruikers"],
  ["pl", "Dodano walidację danych użytkownika oraz listę"],
  ["id", "Menambahkan validasi untuk pengguna yang tidak aktif"],
  ["sw", "Ongeza ukurasa wa kuingia kwa watumiaji"],
  ["ar", "إضافة صفحة الدخول"],
  ["ar", "تثبيت الخدمة على خادم PostgreSQL"],
  ["fa", "افزودن صفحه ورود برای کاربران گرامی"],
  ["ur", "صارفین کے لیے لاگ ان صفحہ شامل کریں"],
  ["ru", "Добавлена проверка входных данных для всех пользователей, чтобы мы"],
  ["uk", "Додано перевірку вхідних даних її"],
  ["ja", "ログインページを追加"],
  ["zh", "添加登录页面，然后保存所有用户的数据。"],
  ["km", "បន្ថែមទំព័រចូល"],
  ["ka", "დაამატე შესვლის გვერდი"],
  ["und", "የመግቢያ ገጽ ጨምር"],
  // Too short, no words of a language, mixed, or of one that is not known.
  ["", ""],
  ["", "TODO"],
  ["", "Add login"],
  ["", "x = y + 1"],
  ["", "getUserName setPassword user_id http://example.org/the/of/and"],
  ["", "Le service est démarré par l’agent. The service is started by the officer."],
  ["", "Lorem ipsum dolor sit amet consectetur"],
  ["", "Ibyangombwa bihabwa abacuruzi bo mu isoko ry akarere buri mwaka"],
  ["", "Permit date"],
];

describe("a guess at the language of a text", () => {
  it.each(GUESSES)("%s: %s", (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it("is one of few answers for any text, soon", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
        expect(guessLanguage(text)).toMatch(/^(?:[a-z]{2}|und)?$/u);
      }),
    );
    for (const text of ["a ".repeat(500_000), "-".repeat(1_000_000), "é".repeat(1_000_000), "la-".repeat(300_000)]) {
      const start = performance.now();
      guessLanguage(text);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
