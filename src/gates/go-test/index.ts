import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { goTool, tagFlags } from '../go/options.ts';
import { type GoTestOptions, options } from './options.ts';
import { readGoTest } from './parse.ts';

/** `go test`. */
export const goTest = defineGate({
  id: 'go-test',
  title: 'go test',
  ecosystem: 'go',
  options,
  // -fullpath, by which failures are found in the tree, came with 1.21.
  tool: goTool('1.21.0'),
  inputs: ['**'],
  metrics: coverageMetrics('line', 'statement'),
  example: { coverage: true },
  completeExits: [0, 1],
  command(chosen, { reports }) {
    const profile = `${reports}/cover.out`;
    return {
      argv: [
        'go',
        'test',
        '-json',
        '-fullpath',
        ...tagFlags(chosen.tags),
        ...(chosen.run === undefined ? [] : [`-run=${chosen.run}`]),
        ...(chosen.skip === undefined ? [] : [`-skip=${chosen.skip}`]),
        ...(chosen.race ? ['-race'] : []),
        ...(chosen.short ? ['-short'] : []),
        ...(chosen.timeout === undefined ? [] : [`-timeout=${chosen.timeout}`]),
        ...(chosen.coverage ? coverageFlags(profile, chosen) : []),
        ...chosen.packages,
      ],
      ...(chosen.coverage ? { reports: { coverage: profile } } : {}),
    };
  },
  read: readGoTest,
});

function coverageFlags(profile: string, { coverPackages }: GoTestOptions): readonly string[] {
  return [
    `-coverprofile=${profile}`,
    ...(coverPackages.length === 0 ? [] : [`-coverpkg=${coverPackages.join(',')}`]),
  ];
}
