/** Words that YAML 1.1 readers take for something else than text. */
const reserved = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

/** Text that every YAML reader takes as it is: words joined by `-`, `_`, `.`, `/`, `::` and blanks. */
const plain = /^[A-Za-z_](?:[\w./-]|::(?=\w)| (?=[\w./-]))*$/;

/** A value as one line of YAML in flow style: `{ uses: cargo-test, needs: [compile] }`. */
export function writeFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([key, each]) => `${writeFlow(key)}: ${writeFlow(each)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string' && plain.test(value) && !reserved.test(value)) return value;
  return JSON.stringify(value);
}
