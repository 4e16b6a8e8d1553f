/**
 * Whether the value of a setting holds a password whatever the setting is called: an address with one in it, a connection string or an
 * option of a program (`-Dpassword=…`).
 */
export function holdsPassword(value: string): boolean {
  const text = value.slice(0, 1_000);
  return (
    /:\/\/[^\s/@:]{0,200}:[^\s/@]+@/.test(text) || /(?:password|passwd|pwd|secret|token)\s*[=:]\s*[^\s;,]/i.test(text)
  );
}
