import * as z from 'zod';

export const options = z.strictObject({
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
