import * as z from 'zod';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { localTool } from '../node/local-tool.ts';
import { readJest } from './parse.ts';

/** Runs tests with the project's own Jest, once, as CI does. */
export const jest = defineGate({
  id: 'jest',
  title: 'Jest',
  ecosystem: 'node',
  options: z.strictObject({
    config: z.string().min(1).optional().describe('The config file, when not the usual one'),
    filters: z
      .array(z.string().min(1).regex(/^[^-]/, 'must not begin with a dash'))
      .default([])
      .describe('Runs only test files whose path matches one of these regular expressions'),
    projects: z
      .array(z.string().min(1))
      .default([])
      .describe('Runs only the projects of the config with these names'),
    coverage: z.boolean().default(false).describe('Measures coverage for limits'),
  }),
  tool: localTool('jest', 'jest', '28.0.0'),
  inputs: ['**'],
  metrics: coverageMetrics('line', 'branch', 'function', 'statement'),
  example: { coverage: true },
  completeExits: [0, 1],
  command({ config, filters, projects, coverage }, { reports }) {
    const results = `${reports}/jest.json`;
    return {
      argv: [
        'jest',
        '--ci',
        '--json',
        `--outputFile=${results}`,
        '--testLocationInResults',
        ...(config === undefined ? [] : [`--config=${config}`]),
        ...(coverage ? coverageFlags(reports) : []),
        ...projects.map((name) => `--selectProjects=${name}`),
        ...filters,
      ],
      env: { CI: 'true', NO_COLOR: '1', FORCE_COLOR: '0' },
      reports: {
        results,
        ...(coverage ? { coverage: `${reports}/coverage/coverage-final.json` } : {}),
      },
    };
  },
  read: readJest,
});

function coverageFlags(reports: string): readonly string[] {
  return ['--coverage', '--coverageReporters=json', `--coverageDirectory=${reports}/coverage`];
}
