/** The words of a line of prose: what markup, links, code and addresses leave. */
export function proseOf(text: string): string {
  return text
    .replace(/!\[[^\]]{0,300}\]\([^)]{0,500}\)|!\[[^\]]{0,300}\]\[[^\]]{0,100}\]/g, " ")
    .replace(/\[([^\]]{0,300})\](?:\([^)]{0,500}\)|\[[^\]]{0,100}\])/g, "$1")
    .replace(/`{1,2}[^`]{0,300}`{1,2}/g, " ")
    .replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, " ")
    .replace(/(?:https?|ftp|mailto):\S{1,500}|\{[^{}]{0,100}\}/g, " ");
}

/** How many words a text has. Scripts that put no blanks between words count two letters as one. */
export function countWords(text: string): number {
  let count = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_.-]*/gu)) {
    count += /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/.test(word)
      ? Math.ceil(word.length / 2)
      : 1;
  }
  return count;
}

const UNWRITTEN =
  /^\W*(?:todo|tbd|tba|fixme|wip|n\/?a|coming soon|work in progress|under construction|to be (?:written|done|defined|completed|added|documented|announced)|not (?:yet )?(?:written|documented|available)|a (?:completer|venir|definir|faire|rediger)|en (?:construction|cours de redaction)|por (?:hacer|definir|completar)|pendiente|a (?:fazer|definir)|lorem ipsum|قيد (?:الاعداد|الانشاء)|يتبع|لاحقا)(?![\p{L}\p{N}]).{0,40}$/u;

/** A line that only says that something will stand here. */
export function unwritten(folded: string): boolean {
  return UNWRITTEN.test(folded);
}

const COMMAND =
  /^\s*(?:[$>%#]\s+|PS>\s*)?(?:sudo\s+)?(?:\.{0,2}\/[\w./-]+|docker(?:-compose)?|podman|kubectl|oc|helm|npm|npx|yarn|pnpm|node|python3?|pip3?|java|mvn|\.?\/?mvnw|\.?\/?gradlew|gradle|make|go|cargo|dotnet|php|composer|ruby|bundle|rails|rake|git|curl|wget|psql|pg_\w+|mysql\w*|mongo\w*|redis-cli|openssl|keytool|vault|terraform|ansible\S*|systemctl|journalctl|ssh|scp|rsync|tar|cp|mv|mkdir|cat|echo|export|set|cd|apt(?:-get)?|yum|dnf|apk|brew|bash|sh|az|aws|gcloud|minio|mc|restic|velero|cosign|alembic|flask|poetry|uv|uvicorn|gunicorn)\b/;

/** A line of code that people type at a prompt. */
export function isCommand(line: string): boolean {
  return COMMAND.test(line);
}
