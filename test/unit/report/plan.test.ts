import { expect, test } from 'vitest';
import { type PlanView, planToJson, renderPlan } from '../../../src/report/plan.ts';
import { createStyle } from '../../../src/report/style.ts';
import { sampleRun } from './sample-run.ts';

const page = { style: createStyle({ env: {}, isTTY: false, noColor: true }), columns: 80 };

const view: PlanView = {
  stage: 'pre-push',
  snapshot: sampleRun([]).snapshot,
  tasks: [
    { id: 'compile', needs: [], decision: 'run', reason: '', expectedMs: 9_900 },
    {
      id: 'test[stoq,stable]',
      needs: ['compile'],
      decision: 'run',
      reason: 'trustchain/src/lib.rs changed since origin/main, which stoq depends on',
      expectedMs: 65_000,
    },
    { id: 'doc', needs: ['compile'], decision: 'cached', reason: '2 hours ago' },
    { id: 'image', needs: [], decision: 'skip', reason: 'docker/ did not change' },
    { id: `lint[${'component-'.repeat(4)}]`, needs: [], decision: 'run', reason: 'always' },
  ],
};

test('a list with reasons, needs and times', () => {
  expect(renderPlan(view, page)).toBe(
    `${[
      ' gate  pre-push · 9f3c1e2 “Speed up the handshake” · judged in a room',
      ' run     compile                               about 10s',
      ' run     test[stoq,stable]                     trustchain/src/lib.rs changed',
      '                                               since origin/main, which stoq',
      '                                               depends on · after compile ·',
      '                                               about 1m 05s',
      ' cached  doc                                   2 hours ago',
      ' skip    image                                 docker/ did not change',
      ' run     lint[component-component-component-component-]',
      '                                               always',
      '',
      ' 3 to run · 1 cached · 1 skipped',
    ].join('\n')}\n`,
  );
});

test('the same as JSON', () => {
  const { tree, commit, subject, source, place } = view.snapshot;
  expect(JSON.parse(planToJson(view))).toEqual({
    schemaVersion: 1,
    stage: 'pre-push',
    snapshot: { tree, commit, subject, source, place },
    tasks: view.tasks,
  });
  expect(planToJson(view).endsWith('}\n')).toBe(true);
});
