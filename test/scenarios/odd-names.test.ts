import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runGate } from '../rig/run-gate.ts';
import { fingerprint } from '../rig/run-untouched.ts';
import { createRepository, type TestRepository } from '../rig/temporary-repository.ts';

const names = {
  spaces: 'with  spaces ',
  quotes: `it's "quoted" $(id) \`id\``,
  'a newline': 'two\nlines',
  unicode: 'grüße-日本-🦀',
  'a colon and a semicolon': 'a:b;c',
  'a dash first': '-rf',
  'a pattern': '[ab]*?',
} as const;

const reportShape = z.object({
  verdict: z.string(),
  snapshot: z.object({ place: z.string() }),
  tasks: z.array(z.object({ id: z.string(), verdict: z.string(), cwd: z.string() })),
});

let repository: TestRepository;
afterEach(() => repository.dispose());

async function report(...args: string[]) {
  const { code, stdout, stderr } = await runGate(repository, ['check', '--json', ...args]);
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}${stdout}`);
  return reportShape.parse(JSON.parse(stdout));
}

describe.each(Object.entries(names))('a name with %s', (_what, name) => {
  it('for the repository, a file and a component', async () => {
    repository = await createRepository({ name });
    const config = {
      components: { odd: { root: name } },
      gates: {
        // The whole name, by which the file is found where the tool runs.
        file: {
          run: 'test -f "./$NAME" && test "$(cat "./$NAME")" = good',
          each: 'component',
          env: { NAME: name },
        },
      },
    };
    await repository.write('gate.config.json', JSON.stringify(config));
    await repository.write(`${name}/${name}`, 'good\n');
    await repository.commit('good');
    const clean = { verdict: 'pass', tasks: [{ id: 'file[odd]', verdict: 'pass', cwd: name }] };
    expect(await report()).toMatchObject({ ...clean, snapshot: { place: 'work-tree' } });

    await repository.write(`${name}/${name}`, 'bad\n');
    expect(await report('--staged')).toMatchObject({ ...clean, snapshot: { place: 'room' } });
    const before = await fingerprint(repository.directory);
    expect(await report('--commit', 'HEAD')).toMatchObject({
      ...clean,
      snapshot: { place: 'room' },
    });
    expect((await runGate(repository, ['check'])).code).toBe(1);
    expect((await runGate(repository, ['check', '--since', 'HEAD'])).code).toBe(1);
    expect(await fingerprint(repository.directory)).toEqual(before);
  });
});
