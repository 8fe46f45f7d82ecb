// Runs the command of an adapter for real and keeps what the tool returned as a test case:
//   node scripts/record-case.mjs cargo-fmt ng.unformatted --cwd /tmp/project --tool "rustfmt 1.8.0"
// --options JSON gives the adapter's options, --component DIR a component's root below --cwd,
// --matrix JSON a matrix cell. Absolute paths of the project become /repo.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadSource } from './load-source.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cwd: { type: 'string', default: '.' },
    component: { type: 'string' },
    options: { type: 'string', default: '{}' },
    matrix: { type: 'string', default: '{}' },
    tool: { type: 'string' },
  },
});
const [id, name] = positionals;
if (!id || !/^(ok|ng|broken)\.[a-z0-9-]+$/.test(name ?? '') || !values.tool) {
  console.error(
    'usage: record-case.mjs <gate> <ok|ng|broken>.<name> --tool "name version" --cwd DIR',
  );
  process.exit(2);
}

const { loadGate } = await loadSource('src/gates/registry.ts');
const gate = await loadGate(id);
if (!gate) throw new Error(`no adapter ${id}`);
const options = JSON.parse(values.options);
const bound = gate.bind(options);
if (!bound.ok) throw new Error(JSON.stringify(bound.issues));

const root = resolve(values.cwd);
const cwd = values.component ? join(root, values.component) : root;
const reports = mkdtempSync(join(tmpdir(), 'gate-record-'));
const context = { root, cwd, reports, matrix: JSON.parse(values.matrix) };
const spec = bound.value.command(context);
for (const path of Object.values(spec.reports ?? {})) rmSync(path, { force: true });
const run = spawnSync(spec.argv[0], spec.argv.slice(1), {
  cwd: spec.cwd ?? cwd,
  env: { ...process.env, ...spec.env },
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
if (run.error) throw run.error;

const neutral = (text) => text.replaceAll(reports, '/reports').replaceAll(root, '/repo');
const folder = join('test/gates', id, 'cases', name);
mkdirSync(folder, { recursive: true });
const { tool } = values;
const about = {
  tool,
  command: spec.argv.map(neutral),
  options,
  ...(values.component ? { component: values.component } : {}),
  exitCode: run.status,
};
writeFileSync(join(folder, 'case.json'), `${JSON.stringify(about, null, 2)}\n`);
writeFileSync(join(folder, 'stdout'), neutral(run.stdout));
writeFileSync(join(folder, 'stderr'), neutral(run.stderr));
for (const [report, path] of Object.entries(spec.reports ?? {})) {
  if (existsSync(path))
    writeFileSync(join(folder, `report.${report}`), neutral(readFileSync(path, 'utf8')));
}
rmSync(reports, { recursive: true, force: true });
console.log(`${folder}: exit code ${run.status}`);
