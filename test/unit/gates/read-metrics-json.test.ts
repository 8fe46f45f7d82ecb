import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../../config/metrics.schema.json' with { type: 'json' };
import { metricsJsonSchema } from '../../../src/gates/metrics-json/metrics-json-schema.ts';
import { readMetricsJson } from '../../../src/gates/metrics-json/read-metrics-json.ts';

const validate = new Ajv({ strict: true }).compile(schema);

const metric = { name: 'parse/p99', value: 12.5, unit: 'ms', better: 'lower' };
const fileOf = (...metrics: readonly object[]) => ({ metrics });

it('config/metrics.schema.json is up to date: npm run schema', () => {
  expect(metricsJsonSchema()).toEqual(schema);
});

it('the example of docs/metrics.md is one', () => {
  const page = readFileSync(new URL('../../../docs/metrics.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  expect(readMetricsJson(example)).toMatchObject({ ok: true });
  expect(validate(JSON.parse(example))).toBe(true);
});

describe('a metrics file is read', () => {
  it.each([
    ['one metric', fileOf(metric)],
    ['a name of several words', fileOf({ ...metric, name: 'time to first byte' })],
    [
      'a value of 0, and one below',
      fileOf({ ...metric, value: 0 }, { ...metric, name: 'b', value: -1 }),
    ],
    ['a unit that gate does not know', fileOf({ ...metric, unit: 'furlongs' })],
  ])('with %s', (_name, document) => {
    const metrics = document.metrics;
    expect(readMetricsJson(JSON.stringify(document))).toEqual({ ok: true, metrics });
    expect(validate(document)).toBe(true);
  });
});

describe('a metrics file is refused', () => {
  const { unit: _, ...withoutUnit } = metric;
  const { better: __, ...withoutBetter } = metric;

  it.each([
    ['a list', [metric], 'expected object'],
    ['nothing', {}, 'at metrics:'],
    ['no metric', fileOf(), 'at metrics: must hold a metric'],
    ['a key that it does not have', { ...fileOf(metric), version: 1 }, '"version"'],
    ['a metric with another key', fileOf({ ...metric, limit: 3 }), 'at metrics.0: Unrecognized'],
    ['a metric without a unit', fileOf(metric, withoutUnit), 'at metrics.1.unit:'],
    ['a metric without a direction', fileOf(withoutBetter), 'at metrics.0.better:'],
    ['an empty unit', fileOf({ ...metric, unit: '' }), 'must be a unit'],
    ['an empty name', fileOf({ ...metric, name: '' }), 'must be a name'],
    ['the name that stands for all', fileOf({ ...metric, name: '*' }), 'must be a name'],
    ['a name of two lines', fileOf({ ...metric, name: 'a\nb' }), 'must be a name'],
    ['a value as text', fileOf({ ...metric, value: '12.5' }), 'at metrics.0.value:'],
    ['no value', fileOf({ ...metric, value: null }), 'at metrics.0.value:'],
  ])('with %s', (_name, document, reason) => {
    const reading = readMetricsJson(JSON.stringify(document));
    expect(reading).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
    expect(validate(document)).toBe(false);
  });

  it.each([
    ['not written', undefined, 'no metrics file was written'],
    ['empty', '', 'the metrics file is no JSON'],
    ['cut off', JSON.stringify(fileOf(metric)).slice(0, -1), 'the metrics file is no JSON'],
    ['with NaN', '{ "metrics": [{ "name": "a", "value": NaN }] }', 'the metrics file is no JSON'],
    [
      'with a number that is too large',
      JSON.stringify(fileOf(metric)).replace('12.5', '1e999'),
      'the metrics file is wrong at metrics.0.value: Invalid input: expected number, received Infinity',
    ],
    [
      'with one name twice',
      JSON.stringify(fileOf(metric, { ...metric, value: 13 })),
      'the metrics file has “parse/p99” twice',
    ],
  ])('%s', (_name, text, reason) => {
    expect(readMetricsJson(text)).toEqual({ ok: false, reason });
  });
});
