/** An ini file as setuptools, tox and mypy read it: section to key to value, continuations joined. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads what it understands and leaves out the rest: nothing in here decides a verdict. */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;].*)?$/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    const [, name, value] = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map();
      sections.set(header, section);
      key = undefined;
    } else if (name !== undefined) {
      key = name;
      section.set(name, value ?? '');
    } else if (key !== undefined) {
      section.set(key, `${section.get(key) ?? ''}\n${line.trim()}`);
    }
  }
  return sections;
}
