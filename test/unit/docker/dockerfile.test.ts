import { describe, expect, it } from 'vitest';
import { readDockerfile, stageOf } from '../../../src/programs/docker/dockerfile.ts';

describe('readDockerfile', () => {
  it('joins continued lines, leaves comments out, and keeps where each instruction begins', () => {
    const source = `# syntax=docker/dockerfile:1
FROM debian:12 AS base

RUN apt-get update && \\
    # the compiler
    apt-get install --yes \\

    gcc
user 1000
`;
    expect(readDockerfile(source)).toEqual([
      { name: 'FROM', text: 'FROM debian:12 AS base', line: 2 },
      { name: 'RUN', text: 'RUN apt-get update && apt-get install --yes gcc', line: 4 },
      { name: 'USER', text: 'user 1000', line: 9 },
    ]);
  });

  it('passes over here-documents', () => {
    const source = `FROM debian
RUN <<EOF cat >/one && <<-"END" cat >/two
USER nobody
EOF
	USER somebody
	END
CMD ["true"]
`;
    expect(readDockerfile(source).map(({ name, line }) => [name, line])).toEqual([
      ['FROM', 1],
      ['RUN', 2],
      ['CMD', 7],
    ]);
  });

  it('knows another sign of continuation, and other line ends', () => {
    const source = '# escape=`\r\nFROM windows\r\nRUN dir `\r\n  c:\\\r\nUSER app\r\n';
    expect(readDockerfile(source).map(({ text }) => text)).toEqual([
      'FROM windows',
      'RUN dir c:\\',
      'USER app',
    ]);
  });

  it('is not stopped by a here-document or a continuation that never ends', () => {
    expect(readDockerfile('FROM a\nRUN <<EOF\nmake\n')).toHaveLength(3);
    expect(readDockerfile('FROM a\nRUN make \\')).toHaveLength(2);
    expect(readDockerfile('')).toEqual([]);
  });
});

describe('stageOf', () => {
  const instructions = readDockerfile(
    'ARG V=1\nFROM a AS Build\nUSER one\nFROM b\nUSER two\nFROM c AS last\nUSER three\n',
  );

  it.each([
    [undefined, 'USER three'],
    ['build', 'USER one'],
    ['1', 'USER two'],
    ['LAST', 'USER three'],
  ])('%s', (target, user) => {
    const stage = stageOf(instructions, target);
    expect(stage[0]?.name).toBe('FROM');
    expect(stage.filter(({ name }) => name === 'USER').map(({ text }) => text)).toEqual([user]);
  });

  it('is empty for a stage that is not there', () => {
    expect(stageOf(instructions, 'debug')).toEqual([]);
  });
});
