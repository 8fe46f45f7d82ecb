import { describe, expect, it } from 'vitest';
import { readSarif } from '../../../src/gates/sarif/read-sarif.ts';

interface Parts {
  readonly results?: unknown;
  readonly rules?: readonly object[];
  readonly [key: string]: unknown;
}

function sarif({ rules = [], results = [], ...run }: Parts, log: object = {}): string {
  const tool = { driver: { name: 'Checker', rules } };
  return JSON.stringify({ version: '2.1.0', runs: [{ tool, results, ...run }], ...log });
}

function findingsOf(parts: Parts) {
  const reading = readSarif(sarif(parts));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.findings;
}

const place = (uri: string, region: object = {}, more: object = {}) => ({
  physicalLocation: { artifactLocation: { uri, ...more }, region },
});

describe('readSarif', () => {
  it('reads a result with its rule and its place', () => {
    const region = { startLine: 3, startColumn: 5, endColumn: 9 };
    expect(
      findingsOf({
        rules: [{ id: 'R1', helpUri: 'https://example.org/R1' }],
        results: [
          {
            ruleId: 'R1',
            ruleIndex: 0,
            message: { text: 'no' },
            locations: [place('a.c', region)],
          },
        ],
      }),
    ).toEqual([
      {
        tool: 'checker',
        rule: 'R1',
        severity: 'warning',
        message: 'no',
        ...{ file: 'a.c', line: 3, column: 5, endLine: 3, endColumn: 9 },
        help: 'https://example.org/R1',
      },
    ]);
  });

  it.each([
    [{ level: 'error' }, {}, 'error'],
    [{ level: 'none' }, {}, 'note'],
    [{}, { defaultConfiguration: { level: 'note' } }, 'note'],
    [{ level: 'note' }, { properties: { 'security-severity': '9.1' } }, 'critical'],
    [{ properties: { 'security-severity': 7 } }, {}, 'high'],
    [{ level: 'error' }, { properties: { 'security-severity': 'unknown' } }, 'error'],
    [{ kind: 'review' }, {}, 'warning'],
  ])('%j of a rule %j is %s', (result, rule, severity) => {
    const results = [{ ruleId: 'R', message: { text: 'x' }, ...result }];
    expect(findingsOf({ rules: [{ id: 'R', ...rule }], results })).toMatchObject([{ severity }]);
  });

  it('finds rules of extensions, and rules by a part of a name', () => {
    const reading = readSarif(
      JSON.stringify({
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: { name: 'A', rules: [{ id: 'CA1' }] },
              extensions: [
                { name: 'B', rules: [{ id: 'X', defaultConfiguration: { level: 'error' } }] },
              ],
            },
            results: [
              { rule: { index: 0, toolComponent: { index: 0 } }, message: { text: 'x' } },
              { ruleId: 'X/part', message: { text: 'y' } },
            ],
          },
        ],
      }),
    );
    expect(reading).toMatchObject({
      rules: 2,
      findings: [
        { rule: 'X', severity: 'error' },
        { rule: 'X/part', severity: 'error' },
      ],
    });
  });

  it('fills messages and takes links for what they say', () => {
    const rules = [{ id: 'R', messageStrings: { odd: { text: 'odd {0} near {1}, {2}' } } }];
    const results = [
      { ruleId: 'R', message: { id: 'odd', arguments: ['name', 'line 3'] } },
      { ruleId: 'R', message: { text: 'from [user input](1) and a[0](b)' } },
    ];
    expect(findingsOf({ rules, results }).map(({ message }) => message)).toEqual([
      'odd name near line 3, {2}',
      'from user input and a[0](b)',
    ]);
  });

  it.each([
    [place('src/a%20b.c'), 'src/a b.c'],
    [place('./src/a.c'), 'src/a.c'],
    [place('file:///work/a.c'), '/work/a.c'],
    [place('a.c', {}, { uriBaseId: 'SRC' }), '/work/src/a.c'],
    [place('a.c', {}, { uriBaseId: '%SRCROOT%' }), 'a.c'],
    [{ physicalLocation: { artifactLocation: { index: 0 } } }, 'listed.c'],
    [{}, undefined],
  ])('%j is %s', (location, file) => {
    const [finding] = findingsOf({
      results: [{ message: { text: 'x' }, locations: [location] }],
      artifacts: [{ location: { uri: 'listed.c' } }],
      originalUriBaseIds: { SRC: { uri: 'file:///work/src/' } },
    });
    expect(finding?.file).toBe(file);
  });

  it('leaves out what passed, is gone, or was accepted', () => {
    const accepted = [{ status: 'accepted' }, {}];
    const results = [
      { kind: 'pass' },
      { baselineState: 'absent' },
      { suppressions: accepted },
      { suppressions: [{ status: 'underReview' }] },
      { suppressions: [] },
    ].map((result, index) => ({ message: { text: String(index) }, ...result }));
    const reading = readSarif(sarif({ results }));
    expect(reading).toMatchObject({
      suppressed: 3,
      findings: [{ message: '3' }, { message: '4' }],
    });
  });

  it('tells what the tool says about its own work', () => {
    const toolExecutionNotifications = [
      { level: 'error', message: { text: 'cannot parse a.c' }, descriptor: { id: 'parse' } },
      { message: { text: 'slow' } },
    ];
    const invocations = [{ executionSuccessful: true, toolExecutionNotifications }];
    expect(readSarif(sarif({ invocations }))).toMatchObject({
      notices: [
        { id: 'parse', level: 'error', message: 'cannot parse a.c' },
        { id: '', level: 'warning', message: 'slow' },
      ],
    });
  });

  it.each([
    ['no log', undefined],
    ['an empty one', ''],
    ['another version', sarif({}, { version: '2.0.0' })],
    ['no run', sarif({}, { runs: [] })],
    ['a run without results', sarif({ results: null })],
    ['a tool that failed', sarif({ invocations: [{ executionSuccessful: false }] })],
    ['results elsewhere', sarif({ externalPropertyFileReferences: { results: [{}] } })],
    ['a result without a message', sarif({ results: [{ ruleId: 'R' }] })],
    ['a line 0', sarif({ results: [{ message: {}, locations: [place('a', { startLine: 0 })] }] })],
  ])('refuses %s', (_, text) => {
    expect(readSarif(text).ok).toBe(false);
  });

  it('does not mind a byte order mark', () => {
    expect(readSarif(`\uFEFF${sarif({})}`).ok).toBe(true);
  });
});
