import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { k6Metrics } from './metrics.ts';
import { readK6 } from './parse.ts';

/** A load test, judged by its thresholds, its checks and limits of the config. */
export const k6 = defineGate({
  id: 'k6',
  title: 'k6',
  ecosystem: 'any',
  options: z.strictObject({
    script: z.string().min(1).describe('The test, relative to the component'),
    env: z
      .record(z.string().regex(/^\w+$/), z.string())
      .default({})
      .describe('What the test finds in __ENV'),
    vus: z.int().positive().optional().describe('Virtual users, instead of those of the script'),
    iterations: z.int().positive().optional().describe('Iterations of all of them together'),
    duration: z
      .string()
      .regex(/^(?:\d+(?:ms|s|m|h))+$/, 'must be a duration such as 30s')
      .optional()
      .describe('How long it takes, such as 30s'),
  }),
  tool: {
    command: 'k6',
    args: ['version'],
    install: 'go install go.k6.io/k6@latest',
    minimum: '0.47.0',
  },
  inputs: ['**'],
  metrics: k6Metrics,
  example: { script: 'load/test.js' },
  // 99: a threshold was crossed.
  completeExits: [0, 99],
  command({ script, env, vus, iterations, duration }, { reports }) {
    const report = `${reports}/k6.json`;
    return {
      argv: [
        'k6',
        'run',
        '--quiet',
        '--no-color',
        '--no-usage-report',
        '--address=',
        '--log-format=json',
        '--summary-trend-stats=avg,min,med,max,p(90),p(95),p(99)',
        `--summary-export=${report}`,
        ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
        ...(vus === undefined ? [] : [`--vus=${vus}`]),
        ...(iterations === undefined ? [] : [`--iterations=${iterations}`]),
        ...(duration === undefined ? [] : [`--duration=${duration}`]),
        '--',
        script,
      ],
      reports: { summary: report },
    };
  },
  read: readK6,
});
