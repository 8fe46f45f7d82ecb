import { expect, it } from 'vitest';
import { buildPlan, type PlanRequest } from '../../../src/plan/build-plan.ts';
import { resolved } from '../config/config-rig.ts';

const text = `components:
  core: { root: core }
  app: { root: app, dependsOn: [core] }
gates:
  link: { run: x, each: [app], needs: compile }
  compile: { run: x, each: component, needs: "^compile" }
  image: { run: x, paths: [Dockerfile], needs: [link, tag] }
  tag: { run: x }
`;

async function plan(request: Partial<PlanRequest>, skip: readonly string[] = []): Promise<unknown> {
  const config = await resolved(text);
  const built = buildPlan({ ...config, local: { skip } }, { stage: 'ci', wanted: [], ...request });
  if (!built.ok) return built.failure.reason;
  return built.value.tasks.map(({ id, decision }) => `${decision.kind} ${id}: ${decision.reason}`);
}

it.each([
  [
    'everything, each after what it needs',
    {},
    [
      'run compile[core]: in stage ci',
      'run compile[app]: in stage ci',
      'run link[app]: in stage ci',
      'run tag: in stage ci',
      'run image: in stage ci',
    ],
  ],
  [
    'one gate with only those tasks of others that it needs',
    { wanted: ['link'] },
    [
      'run compile[core]: needed by link',
      'run compile[app]: needed by link',
      'run link[app]: named on the command line',
    ],
  ],
  ['one task', { wanted: ['compile[core]'] }, ['run compile[core]: named on the command line']],
  ['a task that does not exist', { wanted: ['compile[nowhere]'] }, 'unknown-task'],
  ['a gate that does not exist', { wanted: ['nowhere'] }, 'unknown-gate'],
  [
    'a gate whose paths did not change, without what only it needs',
    { wanted: ['image'], changed: { base: 'main', paths: ['core/a'] } },
    ['skip image: Dockerfile did not change since main'],
  ],
] as const)('%s', async (_what, request, expected) => {
  expect(await plan(request)).toEqual(expected);
});

it('names what a person skips', async () => {
  expect(await plan({ wanted: ['tag'] }, ['tag'])).toEqual([
    'skip tag: skipped by gate.local.yaml',
  ]);
});
