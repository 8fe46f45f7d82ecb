import * as z from 'zod';
import { countMetric } from '../count-metric.ts';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate, type TaskContext } from '../define-gate.ts';
import { readPytest } from './parse.ts';

/** `pytest`: the tests, judged from the JUnit report that pytest writes when it is done. */
export const pytest = defineGate({
  id: 'pytest',
  title: 'pytest',
  ecosystem: 'python',
  options: z.strictObject({
    paths: z
      .array(z.string().min(1))
      .default([])
      .describe('Files and directories to collect; the default is what the config of pytest says'),
    markers: z
      .string()
      .min(1)
      .optional()
      .describe('Only tests whose markers fit the expression: not slow'),
    coverage: z
      .array(z.string().min(1).regex(/^[^-]/, 'must not begin with a dash'))
      .default([])
      .describe('Packages or directories whose coverage is measured; needs pytest-cov'),
  }),
  tool: {
    command: 'pytest',
    args: ['--version'],
    install: 'pip install pytest',
    minimum: '7.0.0',
  },
  inputs: [
    '**/*.py',
    '**/pyproject.toml',
    '**/pytest.ini',
    '**/.pytest.ini',
    '**/tox.ini',
    '**/setup.cfg',
    '**/requirements*.txt',
    '**/uv.lock',
    '**/poetry.lock',
    '**/tests/**',
    '**/test/**',
  ],
  metrics: [
    countMetric('tests', 'higher', 'Tests that ran'),
    countMetric('skipped-tests', 'lower', 'Tests that did not run'),
    ...coverageMetrics('line', 'branch'),
  ],
  example: { coverage: ['src'] },
  completeExits: [0, 1],
  keepsTailOnly: true,
  command: ({ paths, markers, coverage }, context) => ({
    argv: [
      'pytest',
      '--color=no',
      '--tb=short',
      // So that a file that cannot be imported is a finding, and does not hide the other tests.
      '--continue-on-collection-errors',
      '--override-ini=junit_family=xunit1',
      `--junitxml=${reportIn(context)}`,
      ...(markers === undefined ? [] : ['-m', markers]),
      ...(coverage.length === 0 ? [] : coverageArguments(coverage, context)),
      ...(paths.length === 0 ? [] : ['--', ...paths]),
    ],
    // Bytecode is matched to its source by size and whole seconds. In a room, where a checkout may
    // rewrite a file within the second, stale bytecode would be tested.
    env: {
      PYTHONDONTWRITEBYTECODE: '1',
      ...(coverage.length === 0 ? {} : { COVERAGE_FILE: `${context.reports}/.coverage` }),
    },
    reports: {
      junit: reportIn(context),
      ...(coverage.length === 0 ? {} : { coverage: coverageIn(context) }),
    },
  }),
  read: readPytest,
});

function reportIn(context: TaskContext): string {
  return `${context.reports}/pytest.xml`;
}

function coverageIn(context: TaskContext): string {
  return `${context.reports}/coverage.json`;
}

function coverageArguments(packages: readonly string[], context: TaskContext): string[] {
  return [
    ...packages.map((name) => `--cov=${name}`),
    `--cov-report=json:${coverageIn(context)}`,
    // A threshold in the project's config would fail the run beside tests that pass: gate judges.
    '--cov-fail-under=0',
  ];
}
