import type { SourceFile, SourceImport } from './source-imports.ts';

/** What a folder below `src` may import from the others. */
interface FolderRule {
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

/** The rules that a tree is held to. */
export interface Architecture {
  /** By folder; a file that lies directly in `src` is called by its name. */
  readonly folders: Readonly<Record<string, FolderRule>>;
  /** Packages that only these files, or files in these folders, may import. */
  readonly homes: Readonly<Record<string, string>>;
  /** Built-in modules that only files in these folders may import. */
  readonly builtIns: Readonly<Record<string, readonly string[]>>;
  /** Folders that do nothing but compute: the built-in modules they may import. */
  readonly pure: Readonly<Record<string, readonly string[]>>;
  readonly mostLines: number;
}

/** @returns what breaks the rules, one sentence each; empty when nothing does */
export function findBreaches(files: readonly SourceFile[], rules: Architecture): string[] {
  return [
    ...files.flatMap((file) => [
      ...file.imports.flatMap((one) => breachOf(file, one, rules) ?? []),
      ...(file.lines > rules.mostLines ? [`${file.path} has ${file.lines} lines`] : []),
    ]),
    ...cyclesIn(files),
    ...unregistered(files),
  ];
}

function breachOf(file: SourceFile, one: SourceImport, rules: Architecture): string | undefined {
  const breach = `${file.path} imports ${one.target}`;
  switch (one.kind) {
    case 'package': {
      const home = rules.homes[one.target];
      if (home === undefined || isIn(file.path, home)) return undefined;
      return `${breach}, as only ${home} may`;
    }
    case 'built-in': {
      const allowed = rules.pure[folderOf(file.path)];
      if (allowed !== undefined && !allowed.includes(one.target)) return `${breach}, and is pure`;
      const homes = rules.builtIns[one.target] ?? [''];
      return homes.some((home) => isIn(file.path, home)) ? undefined : breach;
    }
    case 'file':
      if (isAllowed(folderOf(file.path), folderOf(one.target), one.typeOnly, rules))
        return undefined;
      return one.typeOnly ? `${breach}, if only for its types` : breach;
  }
}

function isAllowed(from: string, to: string, typeOnly: boolean, rules: Architecture): boolean {
  const { values = [], types = [] } = rules.folders[from] ?? {};
  return from === to || values.includes(to) || (typeOnly && types.includes(to));
}

/** `src/core/result.ts` is in `core`, `src/main.ts` in `main.ts`. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function isIn(path: string, home: string): boolean {
  return home === '' || path === home || path.startsWith(`${home}/`);
}

/** Circles of imports, of types too: files that only make sense together are one file, or three. */
function cyclesIn(files: readonly SourceFile[]): string[] {
  const imports = new Map(
    files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]),
  );
  const done = new Set<string>();
  const trail: string[] = [];
  const cycles: string[] = [];
  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start !== -1) cycles.push(`a circle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start !== -1 || done.has(path)) return;
    trail.push(path);
    for (const target of imports.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return cycles;
}

/** Adapters, by the `index.ts` of their folder, that the registry does not load. */
function unregistered(files: readonly SourceFile[]): string[] {
  const registry = files.find(({ path }) => path === 'src/gates/registry.ts');
  const loaded = new Set(registry?.imports.map(({ target }) => target));
  return files
    .filter(({ path }) => /^src\/gates\/[^/]+\/index\.ts$/.test(path) && !loaded.has(path))
    .map(({ path }) => `${path} is not in the registry`);
}
