import { expect, it } from 'vitest';
import { createTasks } from '../../../src/plan/create-tasks.ts';
import { selectAffected } from '../../../src/plan/select-affected.ts';
import { resolved } from '../config/config-rig.ts';

const text = `components:
  core: { root: core }
  app: { root: app, dependsOn: [core] }
  other: { root: other }
gates:
  unit: { run: x, each: component }
  image: { run: x, paths: [Dockerfile, "docker/**"] }
  sources: { uses: fmt }
  docs: { run: x, each: [other], paths: ["other/*.md"] }
`;

async function decisions(...paths: string[]): Promise<Record<string, string>> {
  const config = await resolved(text);
  const decide = selectAffected(config, { base: 'main', paths });
  const tasks = createTasks(config, [...config.gates.keys()]);
  return Object.fromEntries(
    tasks.map((task) => {
      const { kind, reason } = decide(task);
      return [task.id, `${kind}: ${reason}`];
    }),
  );
}

const skipped = {
  'unit[core]': 'skip: nothing that core depends on changed since main',
  'unit[app]': 'skip: nothing that app depends on changed since main',
  'unit[other]': 'skip: nothing that other depends on changed since main',
  image: 'skip: Dockerfile and docker/** did not change since main',
  sources: 'skip: none of its inputs changed since main',
  'docs[other]': 'skip: other/*.md did not change since main',
};

it.each([
  ['nothing', [], {}],
  [
    'a component, and what depends on it',
    ['core/a.src'],
    {
      'unit[core]': 'run: core/a.src changed since main',
      'unit[app]': 'run: app depends on core: core/a.src changed since main',
      sources: 'run: core/a.src changed since main',
    },
  ],
  [
    'a component, and not what it depends on',
    ['app/deep/b'],
    { 'unit[app]': 'run: app/deep/b changed since main' },
  ],
  [
    'a directory whose name begins like a component',
    ['core-old/x'],
    {
      'unit[core]': 'run: core-old/x changed since main, outside all components',
      'unit[app]': 'run: core-old/x changed since main, outside all components',
      'unit[other]': 'run: core-old/x changed since main, outside all components',
    },
  ],
  [
    'what is outside of the config',
    ['../above'],
    {
      'unit[core]': 'run: ../above changed since main, outside all components',
      'unit[app]': 'run: ../above changed since main, outside all components',
      'unit[other]': 'run: ../above changed since main, outside all components',
    },
  ],
  [
    'paths of a gate, a hidden file too',
    ['docker/.env', 'other/a.md'],
    {
      'unit[core]': 'run: docker/.env changed since main, outside all components',
      'unit[app]': 'run: docker/.env changed since main, outside all components',
      'unit[other]': 'run: docker/.env changed since main, outside all components',
      image: 'run: docker/.env changed since main',
      'docs[other]': 'run: docker/.env changed since main, outside all components',
    },
  ],
] as const)('%s', async (_what, paths, expected) => {
  expect(await decisions(...paths)).toEqual({ ...skipped, ...expected });
});
