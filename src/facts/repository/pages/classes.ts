import { fold } from "./topics.ts";

/** How classes of sensitivity are called, folded; those of one line are one class. */
const CLASSES: readonly RegExp[] = [
  /^(?:public|publique|open|unclassified|non classifie|publico|publica|abert[oa]|ouvert|عام|عامه|مفتوح|علني)$/,
  /^(?:internal(?: use)?(?: only)?|interne|usage interne|interno|interna|uso interno|official|officiel|داخلي|داخليه|للاستخدام الداخلي)$/,
  /^(?:restricted|restreint|restreinte|diffusion restreinte|restringid[oa]|restrit[oa]|limited|limite|مقيد|مقيده|محدود)$/,
  /^(?:confidential|confidentiel|confidentielle|confidencial|private|prive|خاص|خصوصي)$/,
  /^(?:secret|secreto|segredo|secreta|سري|سريه)$/,
  /^(?:(?:top|very|strictly|highly) (?:secret|confidential|sensitive|restricted)|tres (?:secret|confidentiel|sensible)|alto secreto|سري للغايه|سريه للغايه|سري جدا)$/,
  /^(?:sensitive|sensible|sensivel|sensitive personal(?: data)?|special categor(?:y|ies)|حساس|حساسه)$/,
  /^(?:personal|personal data|pii|personnel(?:le)?s?|donnees personnelles|personales|dados pessoais|شخصي|شخصيه|بيانات شخصيه)$/,
  /^(?:low|faible|bajo|baixo|منخفض)$/,
  /^(?:medium|moderate|moyen|medio|متوسط)$/,
  /^(?:high|eleve|alto|عال|مرتفع)$/,
];

/** The class of sensitivity that a row or an item begins with, as a short name; "" for none. "C1", "Level 2" and "Class 3" name one, too. */
export function classOf(line: string): string {
  const cell = fold(line.split("|")[0] ?? "");
  const first = (cell.split(/[:–—]|\s-\s/)[0] ?? "")
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const numbered = /^(?:(?:level|class|niveau|classe|nivel|المستوي|مستوي|الدرجه|درجه) ?|c|l|s)([0-5])\b/u.exec(first);
  if (numbered !== null) return `level ${numbered[1]}`;
  const plain = first.replace(/^(?:\d|data) /, "").replace(/ (?:data|information|donnees|datos|dados)$/, "");
  const index = CLASSES.findIndex((pattern) => pattern.test(plain) || pattern.test(plain.replace(/^ال/, "")));
  return index < 0 ? "" : (CLASS_NAMES[index] ?? "");
}

const CLASS_NAMES = [
  "public",
  "internal",
  "restricted",
  "confidential",
  "secret",
  "top secret",
  "sensitive",
  "personal",
  "low",
  "medium",
  "high",
] as const;
