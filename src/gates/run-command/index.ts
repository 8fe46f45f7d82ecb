import { join } from 'node:path';
import * as z from 'zod';
import { coverageMetrics } from '../coverage/coverage-metrics.ts';
import { defineGate } from '../define-gate.ts';
import { readCommand } from './read-command.ts';
import { namedReports, reportFiles } from './report-files.ts';

/**
 * Any command of the user's; what `run:` in the config stands for. Its exit code decides, and what
 * is in the reports that it leaves behind, where `reads:` names them.
 */
export const runCommand = defineGate({
  id: 'run',
  title: 'Command',
  ecosystem: 'any',
  options: z.strictObject({
    script: z.string().min(1).describe('The command, given to the POSIX shell'),
    reads: reportFiles.exactOptional().describe('Reports that the command leaves behind, by kind'),
  }),
  inputs: ['**'],
  metrics: [
    ...coverageMetrics('line', 'branch', 'function'),
    { name: '*', unit: '*', about: 'Whatever the file of `reads: { metrics: FILE }` measures' },
  ],
  completeExits: 'any',
  keepsTailOnly: true,
  command: ({ script, reads = {} }, { cwd }) => ({
    argv: ['sh', '-c', script],
    reports: Object.fromEntries(namedReports(reads).map(([kind, file]) => [kind, join(cwd, file)])),
  }),
  read: readCommand,
});
