import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/core/result.ts';
import { type SelectedGates, selectGates, unknownTask } from '../../../src/plan/select-gates.ts';
import { resolved, show } from '../config/config-rig.ts';

const gates = `gates:
  test: { run: x, needs: compile }
  compile: { run: x }
  format: { run: x }
`;
const stages = 'stages: { pre-push: [test], ci: [format] }\n';

async function select(text: string, stage: string, ...wanted: string[]) {
  return selectGates(await resolved(text), stage, wanted);
}

function reasons(result: Result<SelectedGates>): unknown {
  if (!result.ok) return show(result.failure.diagnostics);
  return Object.fromEntries(
    result.value.names.map((name) => [name, result.value.reasons.get(name)]),
  );
}

describe('selectGates', () => {
  it.each([
    [
      'a stage, with what its gates need before them',
      [gates + stages, 'pre-push'],
      { compile: 'needed by test', test: 'in stage pre-push' },
    ],
    [
      'every gate when there are no stages',
      [gates, 'pre-push'],
      { compile: 'in stage pre-push', test: 'in stage pre-push', format: 'in stage pre-push' },
    ],
    [
      'gates of the command line, whatever the stage',
      [gates + stages, 'nowhere', 'format'],
      { format: 'named on the command line' },
    ],
    [
      'the gate of a task',
      [gates + stages, 'pre-push', 'test[core]'],
      { compile: 'needed by test', test: 'named on the command line' },
    ],
    [
      'no stage of that name',
      [gates + stages, 'pre-psh'],
      'the config has no stage “pre-psh”\n    why: its stages are pre-push, ci\n    next: gate check --stage pre-push',
    ],
    [
      'no gate of that name',
      [gates, 'pre-push', 'fromat'],
      'the config has no gate “fromat”; did you mean “format”?\n    why: its gates are test, compile, format\n    next: gate check format',
    ],
  ] as const)('%s', async (_what, [text, stage, ...wanted], expected) => {
    expect(reasons(await select(text, stage, ...wanted))).toEqual(expected);
  });

  it('narrows to a task unless its whole gate is asked for too', async () => {
    const narrowed = async (...wanted: string[]) => {
      const result = await select(gates, 'pre-push', ...wanted);
      return result.ok ? [...result.value.narrowed] : [];
    };
    expect(await narrowed('test[a]', 'format')).toEqual(['test[a]']);
    expect(await narrowed('test[a]', 'test')).toEqual([]);
  });
});

it.each([
  [
    'test[b]',
    "the gate “test” has no task “test[b]”; did you mean “test[a]”?\n    why: its only task is test[a]\n    next: gate check 'test[a]'",
  ],
  [
    'format[core]',
    'the gate “format” has no task “format[core]”\n    why: its only task is format\n    next: gate check format',
  ],
])('a task that does not exist: %s', (id, expected) => {
  const result = unknownTask(id, ['test[a]', 'format']);
  expect(result.ok ? '' : show(result.failure.diagnostics)).toBe(expected);
});
