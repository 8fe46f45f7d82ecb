// Makes what a new adapter needs, in a form that compiles and that nothing can pass:
//   npm run new-adapter -- cargo-nextest --ecosystem rust
// --install is the command that installs the tool, needed where the ecosystem does not tell.
// --root DIR is another checkout than this one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = fileURLToPath(new URL('..', import.meta.url));
const ecosystems = ['any', 'rust', 'node', 'python', 'go', 'docker', 'database'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ecosystem: { type: 'string' },
    install: { type: 'string' },
    root: { type: 'string', default: here },
  },
});
const [id, ...rest] = positionals;
if (!id || rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  refuse('usage: npm run new-adapter -- <kebab-case-id> [--ecosystem rust] [--install CMD]');
}
const ecosystem = values.ecosystem ?? (id.startsWith('cargo-') ? 'rust' : 'any');
if (!ecosystems.includes(ecosystem)) refuse(`--ecosystem is one of ${ecosystems.join(', ')}`);
const install = values.install ?? usualInstall();
if (install === undefined) refuse(`--install "…" is needed: how is ${id} installed?`);

const root = resolve(values.root);
const registry = join(root, 'src/gates/registry.ts');
const folder = join(root, 'src/gates', id);
const cases = join(root, 'test/gates', id, 'cases');
if (existsSync(folder)) refuse(`src/gates/${id} is there already`);

const constant = camelCase(id);
const reader = `read${constant[0].toUpperCase()}${constant.slice(1)}`;
const [command, ...subcommand] = id.startsWith('cargo-') ? ['cargo', id.slice(6)] : [id];

const files = new Map([
  [join(folder, 'index.ts'), formatted(`src/gates/${id}/index.ts`, indexSource())],
  [join(folder, 'parse.ts'), formatted(`src/gates/${id}/parse.ts`, parseSource())],
  [join(cases, 'broken.empty/case.json'), `${JSON.stringify(emptyCase(), null, 2)}\n`],
  [join(cases, 'broken.empty/stdout'), ''],
  [join(cases, 'broken.empty/stderr'), ''],
  [registry, formatted('src/gates/registry.ts', registered(readFileSync(registry, 'utf8')))],
]);
for (const [path, text] of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
console.log(`src/gates/${id}/, its line in src/gates/registry.ts and its first case are there.
Next:
  1. src/gates/${id}/index.ts: options, tool (probe and install command), inputs, completeExits, command
  2. src/gates/${id}/parse.ts: from output to evidence; fail without the tool's sentinel of a finished run
  3. node scripts/record-case.mjs ${id} ok.<name> --tool "${id} <version>" --cwd <project>
     and the same for ng.<name> and broken.<name>
  4. npx vitest run test/gates -t ${id}`);

function indexSource() {
  return `import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { ${reader} } from './parse.ts';

/** What ${id} finds. */
export const ${constant} = defineGate({
  id: '${id}',
  title: '${id}',
  ecosystem: '${ecosystem}',
  options: z.strictObject({}),
  tool: {
    command: '${command}',
    args: ${literals([...subcommand, '--version'])},
    install: ${JSON.stringify(install)},
  },
  inputs: ['**'],
  completeExits: [0],
  command: () => ({ argv: ${literals([command, ...subcommand])} }),
  read: ${reader},
});
`;
}

function parseSource() {
  return `import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';

/** Evidence of nothing, whatever ${id} prints: no sentinel of a finished run is known. */
export function ${reader}(run: ToolRun): Evidence {
  return failedEvidence(\`no output of ${id} can be read (exit code \${run.exitCode})\`);
}
`;
}

function emptyCase() {
  return { tool: `${id}, empty output`, options: {}, exitCode: 0 };
}

function usualInstall() {
  const commands = {
    rust: `cargo install ${id} --locked`,
    node: `npm install --save-dev ${id}`,
    python: `pip install ${id}`,
  };
  return commands[ecosystem];
}

/** The registry with the adapter's entry, last. */
function registered(source) {
  const list = /(const registry: readonly RegistryEntry\[\] = \[\n[^\]]*)(\];)/;
  if (!list.test(source)) refuse('src/gates/registry.ts holds no list of gates');
  const entry = `{ id: '${id}', load: async () => (await import('./${id}/index.ts')).${constant} },`;
  return source.replace(list, (_all, entries, close) => `${entries}  ${entry}\n${close}`);
}

/** As biome would have it, imports in order. */
function formatted(path, source) {
  const biome = join(here, 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['check', '--write', `--stdin-file-path=${path}`], {
    cwd: here,
    input: source,
    encoding: 'utf8',
  });
  if (run.status !== 0) refuse(`biome cannot format ${path}:\n${run.stderr || run.error}`);
  return run.stdout;
}

function literals(words) {
  return `[${words.map((word) => `'${word}'`).join(', ')}]`;
}

function camelCase(text) {
  return text.replace(/-(.)/g, (_all, letter) => letter.toUpperCase());
}

function refuse(message) {
  console.error(message);
  process.exit(2);
}
