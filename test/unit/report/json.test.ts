import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../../config/report.schema.json' with { type: 'json' };
import { severities } from '../../../src/core/finding.ts';
import { levels } from '../../../src/core/level.ts';
import { verdicts } from '../../../src/core/verdict.ts';
import { createReporter } from '../../../src/report/create-reporter.ts';
import { renderJson } from '../../../src/report/json.ts';
import { createStyle } from '../../../src/report/style.ts';
import { FakeTerminal } from './fake-terminal.ts';
import { runs } from './runs.ts';
import { eventsOf, play, sampleFinding, sampleRun, sampleTask } from './sample-run.ts';

/** The published schema lets later versions add keys; here every key must be described. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, closed(inner)]);
  const object: Record<string, unknown> = Object.fromEntries(entries);
  return 'properties' in object && 'type' in object
    ? { ...object, additionalProperties: false }
    : object;
}

const validate = new Ajv2020({ strict: true }).compile(closed(schema) as object);

const complete = sampleRun(
  [
    sampleTask('clippy[stoq,stable]', {
      component: 'stoq',
      matrix: { toolchain: 'stable' },
      startedAfterMs: 12,
      command: ['cargo', 'clippy'],
      cwd: 'stoq',
      exitCode: 101,
      examined: { count: 41, unit: 'files' },
      verdict: 'block',
      findings: [sampleFinding({ help: 'use `?`' })],
      metrics: [
        {
          name: 'line-coverage',
          value: 71.2,
          unit: '%',
          better: 'higher',
          baseline: 73,
          level: 'warn',
          limit: 'drops by more than 1',
        },
      ],
      fix: ['cargo', 'clippy', '--fix'],
      next: ['install: rustup component add clippy'],
      log: '/tmp/clippy.log',
      needs: ['compile'],
    }),
  ],
  { criticalPath: ['compile', 'clippy[stoq,stable]'], notices: ['no history'] },
);

describe('JSON report', () => {
  test.each([...Object.entries(runs), ['complete', complete] as const])(
    'of the run “%s” is as its schema says, and loses nothing',
    (_name, result) => {
      const report: unknown = JSON.parse(renderJson(result));
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(report).toEqual(JSON.parse(JSON.stringify(result)));
    },
  );

  test('has its keys in one order, whatever that of the result is', () => {
    const turned = (value: object) => Object.fromEntries(Object.entries(value).reverse());
    const tasks = complete.tasks.map((task) => ({ ...task, ...turned(task) }));
    const other = { ...turned(complete), ...sampleRun(tasks), ...complete };
    expect(renderJson(other)).toBe(renderJson(complete));
    expect(Object.keys(JSON.parse(renderJson(complete)))).toEqual(Object.keys(schema.properties));
    const [task] = JSON.parse(renderJson(complete)).tasks;
    expect(Object.keys(task)).toEqual(Object.keys(schema.$defs.task.properties));
    expect(Object.keys(task.findings[0])).toEqual(Object.keys(schema.$defs.finding.properties));
    expect(Object.keys(task.metrics[0])).toEqual(Object.keys(schema.$defs.metric.properties));
  });

  test.each([
    ['a verdict that does not exist', { ...complete, verdict: 'ok' }],
    ['another version', { ...complete, schemaVersion: 2 }],
    ['a missing key', { ...complete, tasks: undefined }],
  ])('its schema refuses %s', (_name, report) => {
    expect(validate(JSON.parse(JSON.stringify(report)))).toBe(false);
  });

  test('its schema knows the words of the code', () => {
    expect(schema.$defs.verdict.enum).toEqual(verdicts);
    expect(schema.$defs.level.enum).toEqual(levels);
    expect(schema.$defs.finding.properties.severity.enum).toEqual(severities);
  });
});

describe('the reporter', () => {
  const style = createStyle({ env: {}, isTTY: false, noColor: true });

  test('writes one report to stdout, and nothing to stderr', async () => {
    const talk = new FakeTerminal();
    const data = new FakeTerminal();
    const streams = { talk: talk.asStream(), data };
    const reporter = await createReporter('json', { ...streams, style, readSource: () => '' });
    await play(reporter, eventsOf(complete));
    expect(data.text).toBe(renderJson(complete));
    expect(talk.text).toBe('');
  });

  test('writes nothing of a run that did not finish', async () => {
    const data = new FakeTerminal();
    const streams = { talk: data.asStream(), data };
    const reporter = await createReporter('json', { ...streams, style, readSource: () => '' });
    await play(reporter, eventsOf(complete).slice(0, -1));
    expect(data.text).toBe('');
  });
});
