import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/core/evidence.ts';
import type { Gate } from '../../src/gates/define-gate.ts';
import { judge } from '../../src/policy/judge.ts';
import { registry } from '../rig/gates.ts';
import { ended, faults } from './faults.ts';
import { caseNames, evidenceOf, type RecordedCase, readCase } from './recorded-case.ts';

/**
 * Every adapter against everything that can go wrong with a tool. Each fault is done to real output
 * of the tool, so that only what the fault is about is different. Generated from the registry: an
 * adapter that is added is in it. See test/scenarios/fault-matrix-run.test.ts for the same with
 * programs that are run.
 */

const runs: Record<string, number> = {};
const falsePasses: string[] = [];

/** Recorded runs in which the tool said that there was nothing to examine; others have a count of 0. */
const examinedNothing: Readonly<Record<string, string>> = {
  mypy: 'broken.no-python-files',
  'cargo-fmt': 'broken.formatting-disabled',
  'cargo-nextest': 'broken.no-tests',
  'sqlx-prepare': 'broken.no-sqlx',
  c8: 'broken.nothing-measured',
  'docker-build': 'broken.no-dockerfile',
  hadolint: 'broken.missing-file',
  hyperfine: 'broken.nothing-measured',
  'image-smoke': 'broken.not-seen',
};

/** Recorded runs of tools that end with an error rather than to list it in their report. */
const endsWithError: Readonly<Record<string, string>> = {
  'commit-message': 'broken.unknown-revision',
  mypy: 'broken.undecodable-file',
  knip: 'broken.config-hint-as-error',
  'npm-audit': 'broken.registry-down',
  'cargo-outdated': 'broken.no-index',
  'docker-build': 'broken.base-image-not-found',
  hadolint: 'broken.unreadable-config',
  syft: 'broken.missing-directory',
  trivy: 'broken.no-database',
};

describe.each(registry.map((gate) => [gate.id, gate] as const))(
  '%s never passes with',
  (id, gate) => {
    const cases = caseNames(id).map((name) => readCase(gate, name));
    const sound = cases.filter(({ name }) => name.startsWith('ok.'));

    it.each(Object.entries(faults))('%s', (fault, apply) => {
      expectNoPass(
        fault,
        gate,
        sound.flatMap((one) => apply(one, gate)),
      );
    });

    it('findings and exit code 0', () => {
      // What has nothing but an exit code to say says nothing when that is 0.
      const found = cases.filter(({ name, bound }) => {
        return name.startsWith('ng.') && bound.completeExits !== 'any';
      });
      expectNoPass(
        'findings and exit code 0',
        gate,
        found.map((one) => ended(one, { kind: 'exited', code: 0 })),
      );
    });

    // The command of a `run:` gate is the user's, and what it examines is known to the user alone.
    it.skipIf(id === 'run')('a success that examined nothing', () => {
      const nothing = cases.filter(
        (one) => one.name === examinedNothing[id] || isComplete(evidenceOf(one), 0),
      );
      expect(nothing.map(({ name }) => name)).not.toEqual([]);
      expectNoPass('a success that examined nothing', gate, nothing);
    });

    it.skipIf(id === 'run')('errors listed inside a successful report', () => {
      const listed = cases.filter((one) => evidenceOf(one).completeness === 'degraded');
      const successes = listed.map((one) => ended(one, { kind: 'exited', code: 0 }));
      const errors = cases.filter(({ name }) => name === endsWithError[id]);
      expect([...listed, ...errors].map(({ name }) => name)).not.toEqual([]);
      const all = [...listed, ...successes, ...errors];
      expectNoPass('errors listed inside a successful report', gate, all);
    });
  },
);

it('counts no false pass', () => {
  const total = Object.values(runs).reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `fault matrix: ${registry.length} adapters × ${Object.keys(runs).length} faults, ` +
      `${total} runs, ${falsePasses.length} false passes\n`,
  );
  expect(falsePasses).toEqual([]);
});

function expectNoPass(fault: string, { id }: Gate, broken: readonly RecordedCase[]): void {
  runs[fault] = (runs[fault] ?? 0) + broken.length;
  const passed = broken.filter((one) => isPass(one, fault));
  falsePasses.push(...passed.map(({ name }) => `${id} ${name}: ${fault}`));
  expect(passed.map(({ name, outcome, reports }) => ({ name, outcome, reports }))).toEqual([]);
}

/** Findings that are warned about stay so whatever the exit code; without them a warning is a pass. */
function isPass(one: RecordedCase, fault: string): boolean {
  const { verdict } = judge(evidenceOf(one), {});
  return verdict === 'pass' || (verdict === 'warn' && fault in faults);
}

function isComplete({ completeness, examined }: Evidence, count: number): boolean {
  return completeness === 'complete' && examined.count === count;
}
