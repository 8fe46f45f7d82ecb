import * as z from 'zod';
import { defineGate } from '../define-gate.ts';
import { readPipAudit } from './parse.ts';

const options = z.strictObject({
  requirements: z
    .array(z.string().min(1))
    .default([])
    .describe('Requirements files; without any, what is installed in the environment is audited'),
  noDeps: z
    .boolean()
    .default(false)
    .describe('The requirements files pin everything, so that nothing has to be resolved'),
  python: z
    .string()
    .min(1)
    .optional()
    .describe('The Python whose environment is audited, when it is not the one of pip-audit'),
  service: z
    .enum(['pypi', 'osv', 'esms'])
    .default('pypi')
    .describe('Who is asked for known vulnerabilities'),
  osvUrl: z.url().optional().describe('Another address of the service osv: a mirror'),
  severity: z
    .enum(['critical', 'high', 'medium', 'low'])
    .default('high')
    .describe('Severity of every vulnerability: pip-audit knows none'),
  ignore: z
    .array(z.string().regex(/^[A-Za-z][\w.-]*$/, 'must be an id such as PYSEC-2024-1'))
    .default([])
    .describe('Ids of vulnerabilities that are accepted; a baseline entry can say why'),
  allowSkipped: z
    .array(z.string().min(1))
    .default([])
    .describe('Packages that no service can know: those of this repository, private ones'),
});

export type PipAuditOptions = z.output<typeof options>;

/** Known vulnerabilities of Python packages. */
export const pipAudit = defineGate({
  id: 'pip-audit',
  title: 'pip-audit',
  ecosystem: 'python',
  options,
  tool: {
    command: 'pip-audit',
    args: ['--version'],
    install: 'pip install pip-audit',
    minimum: '2.4.0',
  },
  inputs: [
    '**/requirements*.txt',
    '**/requirements*.in',
    '**/pyproject.toml',
    '**/poetry.lock',
    '**/uv.lock',
    '**/pylock*.toml',
  ],
  completeExits: [0, 1],
  // Not --strict: it ends at the first package that cannot be audited and hides what was found in
  // the others. Without it such packages are in the report, and make the evidence incomplete.
  command({ requirements, noDeps, python, service, osvUrl, ignore }, { reports }) {
    const report = `${reports}/pip-audit.json`;
    return {
      argv: [
        'pip-audit',
        '--format=json',
        `--output=${report}`,
        '--progress-spinner=off',
        '--desc=on',
        '--aliases=on',
        `--vulnerability-service=${service}`,
        ...(osvUrl === undefined ? [] : [`--osv-url=${osvUrl}`]),
        ...(noDeps ? ['--no-deps', '--disable-pip'] : []),
        ...ignore.map((id) => `--ignore-vuln=${id}`),
        ...requirements.map((file) => `--requirement=${file}`),
      ],
      reports: { dependencies: report },
      ...(python === undefined ? {} : { env: { PIPAPI_PYTHON_LOCATION: python } }),
    };
  },
  read: readPipAudit,
});
