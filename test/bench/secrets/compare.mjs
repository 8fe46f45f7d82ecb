// Compares gate's search for secrets with gitleaks and secretlint on a synthetic corpus:
//   node test/bench/secrets/compare.mjs [--seed 1] [--gitleaks PROGRAM] [--secretlint PROGRAM]
// A tool that cannot be started is left out, and said so. secretlint needs its preset
// @secretlint/secretlint-rule-preset-recommend beside it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from '../../../scripts/load-source.mjs';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    gitleaks: { type: 'string', default: 'gitleaks' },
    secretlint: { type: 'string', default: 'secretlint' },
  },
});

const { makeCorpus } = await loadSource('test/bench/secrets/corpus.ts');
const { scanSecrets } = await loadSource('src/programs/secrets/scan-program.ts');
const corpus = makeCorpus(Number(values.seed));
const directory = mkdtempSync(join(tmpdir(), 'gate-secrets-'));
// Configuration and reports lie outside of what is scanned.
const tree = join(directory, 'tree');
for (const { path, text } of corpus) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

/** @returns {Promise<{ version: string, reports: { file: string, line: number }[] } | string>} */
async function runGate() {
  let text = '';
  await scanSecrets([`--files-from=-`], {
    cwd: tree,
    env: process.env,
    stdin: [Buffer.from(corpus.map(({ path }) => path).join('\0'))],
    stdout: { write: (part) => (text += part) },
    stderr: process.stderr,
  });
  return { version: '', reports: JSON.parse(text).findings };
}

async function runGitleaks() {
  const version = spawnSync(values.gitleaks, ['version'], { encoding: 'utf8' });
  if (version.error) return `${values.gitleaks} is not installed`;
  const report = join(directory, 'gitleaks.json');
  const args = ['dir', tree, '-f', 'json', '-r', report, '--exit-code', '0', '--no-banner'];
  const run = spawnSync(values.gitleaks, args, { encoding: 'utf8' });
  if (run.status !== 0) return `gitleaks failed: ${run.stderr}`;
  const found = JSON.parse(readFileSync(report, 'utf8'));
  const reports = found.map(({ File, StartLine }) => ({
    file: relative(tree, File),
    line: StartLine,
  }));
  // Built from source, it does not know its version.
  const known = /\d[\w.]*/.exec(version.stdout)?.[0] ?? '';
  return { version: known, reports };
}

async function runSecretlint() {
  const version = spawnSync(values.secretlint, ['--version'], { encoding: 'utf8' });
  if (version.error) return `${values.secretlint} is not installed`;
  const config = join(directory, 'secretlintrc.json');
  const preset = { id: '@secretlint/secretlint-rule-preset-recommend' };
  writeFileSync(config, JSON.stringify({ rules: [preset] }));
  // To a file: on a pipe it ends before all is written.
  const output = join(directory, 'secretlint.json');
  const run = spawnSync(
    values.secretlint,
    ['--secretlintrc', config, '--format', 'json', '--output', output, '**/*', '**/.env'],
    { cwd: tree, encoding: 'utf8' },
  );
  if (run.status !== 0 && run.status !== 1) return `secretlint failed: ${run.stderr}`;
  const reports = JSON.parse(readFileSync(output, 'utf8')).flatMap(({ filePath, messages }) =>
    messages.map(({ loc }) => ({ file: relative(tree, filePath), line: loc.start.line })),
  );
  return { version: version.stdout.trim(), reports };
}

const kinds = [...new Set(corpus.map(({ kind }) => kind))];

function score(reports) {
  const byFile = new Map();
  for (const { file, line } of reports) {
    byFile.set(file, (byFile.get(file) ?? new Set()).add(line));
  }
  const rows = new Map(kinds.map((kind) => [kind, { secrets: 0, found: 0, extra: 0 }]));
  for (const { path, kind, secretLines } of corpus) {
    const row = rows.get(kind);
    const lines = byFile.get(path) ?? new Set();
    row.secrets += secretLines.length;
    row.found += secretLines.filter((line) => lines.has(line)).length;
    row.extra += [...lines].filter((line) => !secretLines.includes(line)).length;
  }
  return rows;
}

const tools = { gate: runGate, gitleaks: runGitleaks, secretlint: runSecretlint };
const columns = [];
for (const [name, run] of Object.entries(tools)) {
  const result = await run();
  if (typeof result === 'string') console.error(`left out: ${result}`);
  else columns.push({ name: `${name} ${result.version}`.trim(), rows: score(result.reports) });
}
rmSync(directory, { recursive: true });

console.log(`| seed ${values.seed} | secrets | ${columns.map(({ name }) => name).join(' | ')} |`);
console.log(`|---|---:|${columns.map(() => '---:|').join('')}`);
const total = (rows, key) => [...rows.values()].reduce((sum, row) => sum + row[key], 0);
const percent = (part, all) => `${((100 * part) / all).toFixed(1)} %`;
for (const kind of kinds) {
  const { secrets } = columns[0].rows.get(kind);
  if (secrets === 0) continue;
  const cells = columns.map(({ rows }) => percent(rows.get(kind).found, secrets));
  console.log(`| ${kind} | ${secrets} | ${cells.join(' | ')} |`);
}
const secrets = total(columns[0].rows, 'secrets');
const recall = columns.map(({ rows }) => percent(total(rows, 'found'), secrets));
console.log(`| all | ${secrets} | ${recall.join(' | ')} |`);
const plain = corpus.filter(({ secretLines }) => secretLines.length === 0);
const plainLines = plain.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
const extra = columns.map(({ rows }) => total(rows, 'extra'));
console.log(`| reports on ${plainLines} lines without secrets | | ${extra.join(' | ')} |`);
