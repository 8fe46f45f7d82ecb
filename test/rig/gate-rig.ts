import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { createFakeTools, type FakeTools } from './fake-tool.ts';
import type { FakeToolCall } from './fake-tool-call.ts';
import type { ProgramResult } from './run-program.ts';
import { createRepository, type TestRepository } from './temporary-repository.ts';

/** A repository, and tools on its PATH that do what the test tells them. */
export interface GateRig {
  readonly repository: TestRepository;
  readonly tools: FakeTools;
  /** Puts a tool on PATH; the function waits for its next run. */
  tool(name: string): Promise<() => Promise<FakeToolCall>>;
  dispose(): Promise<void>;
}

/** What scripts and gate itself need; nothing else of the machine is on PATH. */
const programs = [
  'git',
  'sh',
  'sleep',
  'cat',
  'grep',
  'test',
  'env',
  'true',
  'false',
  'head',
  'mkdir',
  'rmdir',
];

/** @param config text of `gate.config.yaml` */
export async function createGateRig(config: string): Promise<GateRig> {
  const repository = await createRepository();
  const tools = await createFakeTools();
  const bin = join(repository.parent, 'bin');
  await mkdir(bin);
  for (const name of programs) {
    const found = await repository.run(['which', name]);
    await symlink(found.stdout.trim(), join(bin, name));
  }
  repository.env.PATH = `${tools.directory}:${bin}`;
  await repository.write('gate.config.yaml', config);
  return {
    repository,
    tools,
    async tool(name) {
      const tool = await tools.add(name);
      return () => tool.nextInvocation();
    },
    async dispose() {
      await tools.dispose();
      await repository.dispose();
    },
  };
}

const reportShape = z.object({
  verdict: z.string(),
  interrupted: z.boolean(),
  tasks: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      verdict: z.string(),
      reason: z.string(),
      attempts: z.number(),
      log: z.string().optional(),
    }),
  ),
});

/** What the JSON report of a run says of each task: `verdict: reason`, by id. */
export function verdictsIn({ stdout, stderr }: ProgramResult): Record<string, string> {
  if (stdout === '') throw new Error(`gate printed no report: ${stderr}`);
  const { tasks } = reportShape.parse(JSON.parse(stdout));
  return Object.fromEntries(
    tasks.map(({ id, verdict, reason, attempts }) => [
      id,
      `${verdict}: ${reason}${attempts > 1 ? ` (${attempts} attempts)` : ''}`,
    ]),
  );
}
