/** A variable, or a field or getter at the end of a chain of them, and nothing else. */
const CHAIN = /^(?:await\s+)?(?:\$?[\w$]+(?:\(\))?(?:\?\.|\.|->|::|!\.))*(?:\$?@?([A-Za-z_]\w*)(?:\(\))?)!?$/u;
/** A member by its name: `params[:user][:password]`, `body['password']`. */
const MEMBER =
  /^(?:await\s+)?@?\$?[\w$]+(?:(?:\?\.|\.|->|::)[\w$]+(?:\(\))?|\[\s{0,4}:?['"]?\w+['"]?\s{0,4}\])*\[\s{0,4}(?::|['"]|:['"])(\w+)['"]?\s{0,4}\]$/u;
/** The same by a method, as libraries for requests and maps have it. */
const GIVEN =
  /^(?:await\s+)?@?\$?[\w$]+(?:(?:\?\.|\.|->|::)[\w$]+(?:\(\))?)*?(?:\?\.|\.|->)(?:get|Get|fetch|dig|input|post|header|Header|getParameter|getHeader|getFirst|getString|FormValue|PostFormValue|PostForm|Query|query|GetString|getItem)\(\s{0,4}(?::|['"])(\w+)['"]?\s{0,4}\)$/u;

/** What is said of a field, and not what is in it. */
const ABOUT =
  /(?<![A-Za-z])(?:errors?|messages?|labels?|rules|schema|columns?|types?|i18n|translations?|polic(?:y|ies)|validators?|validations?|placeholders?)(?=\.|\[|->|\?\.|\()/iu;

/** The name of the variable or field whose value an expression is: `user.password`, `params[:password]`. Undefined of any other. */
export function nameOf(expression: string): string | undefined {
  const text = expression.slice(0, 300);
  const name = CHAIN.exec(text)?.[1] ?? MEMBER.exec(text)?.[1] ?? GIVEN.exec(text)?.[1];
  return name === undefined || ABOUT.test(text) ? undefined : name;
}
