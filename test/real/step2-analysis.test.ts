import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeWith } from './describe-with.ts';
import { restore } from './open-example.ts';
import { judgeBy, killTool, type OpenProject, openProject } from './open-project.ts';

const rules = `rules:
  - id: no-eval
    languages: [python]
    severity: ERROR
    message: eval runs whatever it is given
    pattern: eval(...)
`;
const dockerfile = `FROM debian:12.5-slim
USER 1000
HEALTHCHECK CMD ["/bin/true"]
CMD ["/bin/true"]
`;
const lockfile = {
  name: 'shop',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', version: '1.0.0', dependencies: { 'left-pad': '1.3.0' } },
    'node_modules/left-pad': { version: '1.3.0', license: 'WTFPL' },
  },
};

interface Tool {
  readonly gate: string;
  readonly probe: readonly [string, ...string[]];
  readonly options: object;
  readonly files: Readonly<Record<string, string>>;
  readonly examined: { readonly count: number; readonly unit: string };
  /** What is written, and what is then found. */
  readonly mistake: readonly [path: string, text: string];
  readonly finding: Readonly<Record<string, unknown>>;
  /** A project of which the tool can examine nothing, or not all. */
  readonly unjudged: readonly [path: string, text: string];
}

const tools: readonly Tool[] = [
  {
    gate: 'semgrep',
    probe: ['semgrep', '--version', '--disable-version-check'],
    options: { configs: ['rules.yml'], paths: ['app'] },
    files: { 'rules.yml': rules, 'app/main.py': 'def double(n):\n    return 2 * n\n' },
    examined: { count: 1, unit: 'files' },
    mistake: ['app/main.py', 'def run(text):\n    return eval(text)\n'],
    finding: { rule: 'no-eval', severity: 'error', level: 'block', file: 'app/main.py', line: 2 },
    unjudged: ['app/main.py', 'def run(text:\n    return eval(text\n'],
  },
  {
    gate: 'hadolint',
    probe: ['hadolint', '--version'],
    options: {},
    files: { Dockerfile: dockerfile },
    examined: { count: 1, unit: 'files' },
    mistake: ['Dockerfile', `${dockerfile}MAINTAINER someone\n`],
    finding: { rule: 'DL4000', severity: 'error', level: 'block', file: 'Dockerfile', line: 5 },
    unjudged: ['.hadolint.yaml', 'ignored: [DL3006\n'],
  },
  {
    gate: 'trivy',
    probe: ['trivy', '--version'],
    options: { mode: 'config', offline: true, path: 'image' },
    files: { 'image/Dockerfile': dockerfile },
    examined: { count: 27, unit: 'checks' },
    mistake: ['image/Dockerfile', dockerfile.replace('USER 1000\n', '')],
    finding: { rule: 'DS002', severity: 'high', level: 'block', file: 'image/Dockerfile' },
    unjudged: ['image/Dockerfile', ''],
  },
  {
    gate: 'syft',
    probe: ['syft', 'version'],
    options: { source: 'dir:lock', forbidLicenses: ['AGPL-3.0-only'] },
    files: { 'lock/package-lock.json': JSON.stringify(lockfile) },
    examined: { count: 2, unit: 'packages' },
    mistake: ['lock/package-lock.json', JSON.stringify(lockfile).replace('WTFPL', 'AGPL-3.0-only')],
    finding: { rule: 'license', severity: 'high', level: 'block' },
    unjudged: ['lock/package-lock.json', '{}'],
  },
];

for (const { gate, probe, options, files, examined, ...tool } of tools) {
  describeWith([probe], `the real ${gate}`, () => {
    let project: OpenProject;
    beforeAll(async () => {
      project = await openProject(files, { [gate]: options });
    });
    afterEach(async () => {
      await project.repository.run(['rm', '--force', join(project.bin, gate)]);
      await restore(project.repository);
    });
    afterAll(() => project.repository.dispose());

    it('passes what is good', async () => {
      expect(await judgeBy(project.repository, gate)).toMatchObject({ verdict: 'pass', examined });
    });

    it('finds a mistake', async () => {
      await project.repository.write(...tool.mistake);
      const { verdict, findings } = await judgeBy(project.repository, gate);
      expect(verdict).toBe('block');
      expect(findings).toContainEqual(expect.objectContaining(tool.finding));
    });

    it('is an error when it cannot examine what it is to', async () => {
      await project.repository.write(...tool.unjudged);
      expect(await judgeBy(project.repository, gate)).toMatchObject({ verdict: 'error' });
    });

    it('is an error when it is killed', async () => {
      await killTool(project.repository, project.bin, gate);
      const task = await judgeBy(project.repository, gate);
      expect(task).toMatchObject({ verdict: 'error', findings: [] });
      expect(task.reason).toContain('SIGKILL');
    });
  });
}
