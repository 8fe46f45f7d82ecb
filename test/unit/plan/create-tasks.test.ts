import { expect, it } from 'vitest';
import { createTasks } from '../../../src/plan/create-tasks.ts';
import { resolved } from '../config/config-rig.ts';

const components = `components:
  core: { root: core }
  net: { root: net, dependsOn: [core] }
  app: { root: app, dependsOn: [net] }
`;

/** The ids of the tasks, each with what it needs. */
async function tasksOf(
  gates: string,
  ...names: readonly string[]
): Promise<Record<string, string>> {
  const config = await resolved(`${components}gates:\n${gates}`);
  const tasks = createTasks(config, names.length > 0 ? names : [...config.gates.keys()]);
  return Object.fromEntries(tasks.map(({ id, needs }) => [id, needs.join(' ')]));
}

it.each([
  ['a gate without components', '  a: { run: x }', { a: '' }],
  ['one for each component', '  a: { run: x, each: [core, app] }', { 'a[core]': '', 'a[app]': '' }],
  [
    'one for each cell, components first',
    `  a: { run: x, each: [core], matrix: { v: [1, 2] }, env: { V: "\${matrix.v}" } }`,
    { 'a[core,1]': '', 'a[core,2]': '' },
  ],
  [
    'needs of the same component',
    '  a: { run: x, each: component }\n  b: { run: x, each: [net], needs: a }',
    { 'a[core]': '', 'a[net]': '', 'a[app]': '', 'b[net]': 'a[net]' },
  ],
  [
    'needs of the components that it depends on, through others too',
    '  a: { run: x, each: component, needs: "^a" }',
    { 'a[core]': '', 'a[net]': 'a[core]', 'a[app]': 'a[core] a[net]' },
  ],
  [
    'needs of every component for a gate without any',
    '  a: { run: x, each: [core, net] }\n  b: { run: x, needs: a }',
    { 'a[core]': '', 'a[net]': '', b: 'a[core] a[net]' },
  ],
  [
    'needs in the same cell, where the axis is shared',
    `  a: { run: "x \${matrix.v}", matrix: { v: [1, 2] } }\n  b: { run: "x \${matrix.v}", matrix: { v: [2] }, needs: a }`,
    { 'a[1]': '', 'a[2]': '', 'b[2]': 'a[2]' },
  ],
])('%s', async (_what, gates, expected) => {
  expect(await tasksOf(gates)).toEqual(expected);
});

it('leaves out needs on gates that are not asked for', async () => {
  expect(await tasksOf('  a: { run: x }\n  b: { run: x, needs: a }', 'b')).toEqual({ b: '' });
});
