import * as z from 'zod';
import { defineGate, type ToolProbe } from '../define-gate.ts';
import { manifests } from '../node/inputs.ts';
import { readNpmReport } from './read-npm.ts';
import { readPnpmReport } from './read-pnpm.ts';
import { readYarnOutput } from './read-yarn.ts';

const options = z.strictObject({
  manager: z
    .enum(['npm', 'pnpm', 'yarn'])
    .default('npm')
    .describe('Whose lockfile is audited; Yarn from version 4 on'),
  production: z.boolean().default(false).describe('Without development dependencies'),
});

type NpmAuditOptions = z.output<typeof options>;
type Manager = NpmAuditOptions['manager'];

const tools: Readonly<Record<Manager, ToolProbe>> = {
  npm: {
    command: 'npm',
    args: ['--version'],
    install: 'install Node.js: https://nodejs.org',
    minimum: '7.0.0',
  },
  pnpm: {
    command: 'pnpm',
    args: ['--version'],
    install: 'npm install --global pnpm',
    minimum: '8.0.0',
  },
  yarn: { command: 'yarn', args: ['--version'], install: 'corepack enable', minimum: '4.0.0' },
};

const readers = { npm: readNpmReport, pnpm: readPnpmReport, yarn: readYarnOutput };

/** Known vulnerabilities of what the lockfile installs. */
export const npmAudit = defineGate({
  id: 'npm-audit',
  title: 'npm audit',
  ecosystem: 'node',
  options,
  tool: ({ manager }) => tools[manager],
  inputs: [...manifests, '.npmrc', '.yarnrc.yml'],
  completeExits: [0, 1],
  command: ({ manager, production }) => ({
    argv: commandOf(manager, production),
    ...(manager === 'yarn'
      ? { env: { YARN_ENABLE_COLORS: '0', YARN_ENABLE_HYPERLINKS: '0' } }
      : {}),
  }),
  read: (run, { manager }) => readers[manager](run),
});

function commandOf(manager: Manager, production: boolean): [string, ...string[]] {
  switch (manager) {
    case 'npm':
      return [
        'npm',
        'audit',
        '--json',
        '--audit-level=info',
        ...(production ? ['--omit=dev'] : []),
      ];
    case 'pnpm':
      return ['pnpm', 'audit', '--json', '--audit-level=low', ...(production ? ['--prod'] : [])];
    case 'yarn':
      // Its JSON is empty when there is nothing to report, which a run of nothing would be too.
      return [
        ...(['yarn', 'npm', 'audit', '--all', '--recursive', '--no-deprecations'] as const),
        ...(production ? ['--environment=production'] : []),
      ];
  }
}
