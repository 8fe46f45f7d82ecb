import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readExitCode } from './parse.ts';

/** Any command of the user's; what `run:` in the config stands for. Its exit code decides. */
export const runCommand = defineGate({
  id: 'run',
  title: 'Command',
  ecosystem: 'any',
  options: z.strictObject({
    script: z.string().min(1).describe('The command, given to the POSIX shell'),
  }),
  inputs: ['**'],
  completeExits: 'any',
  keepsTailOnly: true,
  command: ({ script }) => ({ argv: ['sh', '-c', script] }),
  read: readExitCode,
});
