import { join } from 'node:path';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';
import { judge } from './judge.ts';
import { useMachineTools } from './use-machine-tools.ts';

export interface OpenProject {
  readonly repository: TestRepository;
  /** The directory that comes first on PATH, after the project's own. */
  readonly bin: string;
}

/**
 * A repository with one commit.
 * @param gates options by adapter; each gate is called as its adapter and in the stage `ci`
 */
export async function openProject(
  files: Readonly<Record<string, string>>,
  gates: Readonly<Record<string, object>>,
): Promise<OpenProject> {
  const repository = await createRepository({ name: 'project' });
  const bin = await useMachineTools(repository);
  for (const [path, text] of Object.entries(files)) await repository.write(path, text);
  const entries = Object.entries(gates).map(([id, options]) => [id, { uses: id, with: options }]);
  const config = { gates: Object.fromEntries(entries), stages: { ci: Object.keys(gates) } };
  await repository.write('gate.config.yaml', `${JSON.stringify(config, null, 2)}\n`);
  await repository.commit('feat: a project');
  return { repository, bin };
}

/** The task of one gate. */
export async function judgeBy(repository: TestRepository, gate: string) {
  const { tasks } = await judge(repository, ['--all', gate]);
  const [task, ...others] = tasks;
  if (task === undefined || others.length > 0) throw new Error(`${tasks.length} tasks of ${gate}`);
  return task;
}

/**
 * Puts a program in front of a tool that says the tool's version and is killed at anything else.
 * @param bin a directory that is searched before that of the tool
 */
export async function killTool(
  repository: TestRepository,
  bin: string,
  program: string,
): Promise<void> {
  const place = join(bin, program);
  const real = await repository.run(['which', program]);
  const script = `#!/bin/sh
case "$*" in *version*) exec '${real.stdout.trim()}' "$@" ;; esac
kill -KILL $$
`;
  await repository.write(place, script, { executable: true });
}
