import type { RunResult, TaskResult } from '../../../src/core/run-result.ts';
import { sampleFinding, sampleRun, sampleTask } from './sample-run.ts';

const clippy = sampleTask('clippy[stoq]', {
  uses: 'cargo-clippy',
  verdict: 'block',
  reason: '2 findings block',
  durationMs: 6100,
  fix: ['cargo', 'clippy', '--fix'],
  cwd: 'stoq',
  findings: [
    sampleFinding({ level: 'warn', severity: 'warning', rule: 'clippy::todo', file: 'a.rs' }),
    sampleFinding(),
    sampleFinding({
      rule: 'clippy::type_complexity',
      line: 41,
      column: 5,
      endLine: 41,
      endColumn: 36,
      message:
        'very complex type used. Consider factoring parts into `type` definitions\nfor further information visit the page of the lint',
      help: 'give it a name',
    }),
    sampleFinding({ level: 'note', severity: 'note', rule: 'clippy::note' }),
  ],
});

const script = sampleTask('licenses', {
  verdict: 'block',
  reason: '1 finding blocks',
  durationMs: 65_400,
  log: '/home/ada/stoq/.git/gate/logs/licenses.log',
  findings: [
    {
      tool: 'run',
      rule: 'exit-code',
      severity: 'error',
      level: 'block',
      message: 'exit code 1\nMIT missing in:\n  caesar/Cargo.toml\n  stoq/Cargo.toml',
    },
  ],
});

const coverage = sampleTask('coverage', {
  verdict: 'block',
  reason: 'line coverage 54.2 %, must be at least 60 %',
  durationMs: 9_900,
  needs: ['test[stoq,stable]'],
  metrics: [
    {
      name: 'line-coverage',
      value: 54.2,
      unit: '%',
      better: 'higher',
      baseline: 57.3,
      level: 'block',
      limit: 'below 60',
    },
    { name: 'lines', value: 4021, unit: 'count', better: 'higher' },
  ],
});

const image = sampleTask('image', {
  verdict: 'warn',
  reason: '31 MB larger than main (warns above 20 MB, blocks above 50 MB)',
  state: 'cached',
  metrics: [
    {
      name: 'image-size',
      value: 131_000_000,
      unit: 'B',
      better: 'lower',
      baseline: 100_000_000,
      level: 'warn',
      limit: 'grows by more than 20 MB',
    },
  ],
});

const audit = sampleTask('audit', {
  verdict: 'error',
  reason: 'could not be judged: cargo-audit is not installed',
  durationMs: 0,
  next: [
    'install: cargo install cargo-audit --locked --version 0.22.1',
    'or:      gate doctor --install',
  ],
});

const doc = sampleTask('doc', { state: 'cached', reason: '2 hours ago', durationMs: 0 });
const bench = sampleTask('bench', {
  state: 'skipped',
  verdict: 'skipped',
  reason: 'skipped by gate.local.yaml',
  durationMs: 0,
});
const tests = sampleTask('test[stoq,stable]', { durationMs: 12_200, needs: ['compile'] });
const compile = sampleTask('compile', { durationMs: 9_900 });

function manyFindings(): TaskResult {
  const findings = Array.from({ length: 23 }, (_, index) =>
    sampleFinding({ file: 'other.rs', line: index + 1, column: 1, message: `problem ${index}` }),
  );
  const log = '/home/ada/stoq/.git/gate/logs/lint.log';
  return sampleTask('lint', { verdict: 'block', reason: '23 findings block', findings, log });
}

function twoHundred(): TaskResult[] {
  return Array.from({ length: 200 }, (_, index) => {
    const id = `gate${index % 20}[component-${index},stable]`;
    if (index % 90 === 7) return { ...doc, id };
    if (index % 90 === 8) return { ...bench, id };
    return index === 120 ? { ...script, id, gate: 'gate0' } : sampleTask(id);
  });
}

/** Runs whose whole output is kept in `screens/`. */
export const runs: Readonly<Record<string, RunResult>> = {
  passed: sampleRun([sampleTask('fmt'), compile, tests], {
    criticalPath: ['compile', 'test[stoq,stable]'],
  }),
  blocked: sampleRun([sampleTask('fmt'), clippy, script, tests], { stage: 'ci' }),
  'not-judged': sampleRun([
    sampleTask('fmt'),
    audit,
    sampleTask('mypy[app]', { ...missing('mypy'), id: 'mypy[app]' }),
    sampleTask('mypy[tools]', { ...missing('mypy'), id: 'mypy[tools]' }),
  ]),
  warned: sampleRun([sampleTask('fmt'), image]),
  mixed: sampleRun(
    [sampleTask('fmt'), compile, clippy, coverage, image, audit, doc, bench, tests],
    {
      criticalPath: ['compile', 'test[stoq,stable]', 'coverage'],
      notices: ['gate.local.yaml skips bench'],
    },
  ),
  'many-findings': sampleRun([manyFindings()]),
  'two-hundred-tasks': sampleRun(twoHundred(), { durationMs: 4_000_000 }),
  'skipped-and-cached': sampleRun([doc, bench]),
  'nothing-new': sampleRun([doc, { ...doc, id: 'fmt' }]),
  'all-skipped': sampleRun([bench]),
  cancelled: sampleRun(
    [
      sampleTask('fmt'),
      { ...bench, id: 'clippy', reason: 'cancelled', durationMs: 3000, attempts: 1 },
      { ...bench, id: 'test', reason: 'cancelled' },
    ],
    { interrupted: true, verdict: 'error' },
  ),
  'long-and-foreign-ids': sampleRun(
    [
      sampleTask('検査[部品,安定版]', { durationMs: 1200 }),
      sampleTask(`matrix[${'very-long-component-name-'.repeat(4)}stable]`),
      sampleTask('emoji-👩‍🚀[🇩🇪]', { verdict: 'warn', reason: '1 warning' }),
      sampleTask(`lint[${'component-'.repeat(5)}]`, {
        verdict: 'block',
        reason: '理由はとても長いので折り返す必要があります。'.repeat(4),
      }),
    ],
    { criticalPath: ['検査[部品,安定版]', `lint[${'component-'.repeat(5)}]`] },
  ),
};

function missing(tool: string): Partial<TaskResult> {
  return {
    verdict: 'error',
    reason: `could not be judged: ${tool} is not installed`,
    durationMs: 10,
    next: [`install: pip install ${tool}`],
  };
}
