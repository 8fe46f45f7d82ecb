// What starting costs, as ratios from one run: `gate --version` and `gate check` with four gates that
// do nothing, against `node -e 0` and against `lefthook run` with the same four commands, each as its
// users start it. Rounds are interleaved and each figure is the median of whole processes.
//   node test/bench/start-up.mjs [rounds]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.argv[2] ?? 31);
const gate = fileURLToPath(new URL('../../bin/gate.js', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'gate-bench-'));
const repository = join(directory, 'repository');
const peers = join(directory, 'peers');

function run(argv, cwd) {
  const env = { ...process.env, CI: '', LEFTHOOK: '1' };
  const result = spawnSync(argv[0], argv.slice(1), { cwd, env, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${argv.join(' ')}\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

function prepare() {
  mkdirSync(repository);
  mkdirSync(peers);
  const names = ['a', 'b', 'c', 'd'];
  writeFileSync(
    join(repository, 'gate.config.yaml'),
    `gates:\n${names.map((name) => `  ${name}: { run: "true" }\n`).join('')}`,
  );
  writeFileSync(
    join(repository, 'lefthook.yml'),
    `pre-push:\n  parallel: true\n  commands:\n${names.map((name) => `    ${name}: { run: "true" }\n`).join('')}`,
  );
  run(['git', 'init', '-q', '-b', 'main'], repository);
  run(['git', 'add', '-A'], repository);
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost'];
  run(['git', ...who, 'commit', '-q', '-m', 'chore: four gates'], repository);
  writeFileSync(join(peers, 'package.json'), '{"private":true}\n');
  // Without its install script, which would put hooks into the repository around it.
  run(['npm', 'install', '--silent', '--ignore-scripts', 'lefthook@2'], peers);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

try {
  prepare();
  const lefthook = join(peers, 'node_modules', '.bin', 'lefthook');
  const commands = {
    'node -e 0': [process.execPath, '-e', '0'],
    'gate --version': [process.execPath, gate, '--version'],
    'gate check': [process.execPath, gate, 'check'],
    'lefthook run': [lefthook, 'run', 'pre-push'],
  };
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1) {
    for (const [name, argv] of Object.entries(commands)) {
      const start = process.hrtime.bigint();
      run(argv, repository);
      // Two rounds to warm up: file caches, and gate's code cache.
      if (round >= 0) times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  for (const [name, values] of Object.entries(times)) {
    console.log(`${name.padEnd(16)} ${median(values).toFixed(1).padStart(7)} ms`);
  }
  const ratio = (a, b, goal) => {
    const value = median(times[a]) / median(times[b]);
    const met = value <= goal ? 'met' : 'missed';
    console.log(`${`${a} / ${b}`.padEnd(32)} ${value.toFixed(2)}   goal ${goal}   ${met}`);
  };
  console.log('');
  ratio('gate --version', 'node -e 0', 1.4);
  ratio('gate check', 'node -e 0', 2.6);
  ratio('gate check', 'lefthook run', 1.5);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
