import * as z from 'zod';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { localTool } from '../node/local-tool.ts';
import { readTests } from './parse.ts';

/** Runs tests with the project's own Vitest, once, as CI does. */
export const vitest = defineGate({
  id: 'vitest',
  title: 'Vitest',
  ecosystem: 'node',
  options: z.strictObject({
    config: z.string().min(1).optional().describe('The config file, when not the usual one'),
    filters: z
      .array(z.string().min(1).regex(/^[^-]/, 'must not begin with a dash'))
      .default([])
      .describe('Runs only test files whose path contains one of these'),
    project: z.string().min(1).optional().describe('Runs only this project of the workspace'),
    coverage: z
      .boolean()
      .default(false)
      .describe('Measures coverage for limits; needs @vitest/coverage-v8 or -istanbul'),
  }),
  tool: localTool('vitest', 'vitest', '3.0.0'),
  inputs: ['**'],
  metrics: coverageMetrics('line', 'branch', 'function', 'statement'),
  example: { coverage: true },
  completeExits: [0, 1],
  command({ config, filters, project, coverage }, { reports }) {
    const results = `${reports}/vitest.json`;
    return {
      argv: [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${results}`,
        '--includeTaskLocation',
        ...(config === undefined ? [] : [`--config=${config}`]),
        ...(project === undefined ? [] : [`--project=${project}`]),
        ...(coverage ? coverageFlags(reports) : []),
        ...filters,
      ],
      // CI: no snapshot is written into the tree that is judged, and a forgotten `.only` fails.
      env: { CI: 'true', NO_COLOR: '1' },
      reports: {
        results,
        ...(coverage ? { coverage: `${reports}/coverage/coverage-final.json` } : {}),
      },
    };
  },
  read: readTests,
});

function coverageFlags(reports: string): readonly string[] {
  return [
    '--coverage.enabled',
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${reports}/coverage`,
    '--coverage.reportOnFailure',
  ];
}
