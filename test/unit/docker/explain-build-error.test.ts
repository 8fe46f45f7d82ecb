import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../../src/programs/docker/dockerfile.ts';
import { explainBuildError } from '../../../src/programs/docker/explain-build-error.ts';

const instructions = readDockerfile('FROM debian:12\nWORKDIR /app\n\nRUN make \\\n  all\n');

/** As BuildKit writes it since its version 0.9: with the source. */
const frame = (error: string) => `#6 [3/3] RUN make all
#6 0.301 cc -o app app.c
#6 0.512 app.c:3: error: expected ';'
#6 ERROR: process "/bin/sh -c make all" did not complete successfully: exit code: 2
------
 > [3/3] RUN make all:
0.301 cc -o app app.c
0.512 app.c:3: error: expected ';'
------
Dockerfile:4
--------------------
   3 |
   4 | >>> RUN make \\
   5 | >>>   all
   6 |
--------------------
ERROR: failed to build: failed to solve: ${error}
`;

describe('explainBuildError', () => {
  it('names a step that failed, with what it printed', () => {
    const error = 'process "/bin/sh -c make all" did not complete successfully: exit code: 2';
    expect(explainBuildError(frame(error), [])).toEqual({
      message: "RUN make all ended with exit code 2\ncc -o app app.c\napp.c:3: error: expected ';'",
      line: 4,
    });
  });

  it('finds the line by the instruction where the builder does not name it', () => {
    const output = `#6 [3/3] RUN make   all
#6 ERROR: executor failed running [/bin/sh -c make all]: exit code: 2
------
 > [3/3] RUN make   all:
------
executor failed running [/bin/sh -c make all]: exit code: 2
`;
    expect(explainBuildError(output, instructions)).toEqual({
      message: 'RUN make all ended with exit code 2',
      line: 4,
    });
  });

  it('reads the builder before BuildKit', () => {
    const output = `Step 2/3 : WORKDIR /app
 ---> Using cache
Step 3/3 : RUN make   all
 ---> Running in 1a2b3c4d5e6f
cc -o app app.c
Removing intermediate container 1a2b3c4d5e6f
DEPRECATED: The legacy builder is deprecated and will be removed in a future release.
\u001b[91mapp.c:3: error
\u001b[0mThe command '/bin/sh -c make all' returned a non-zero code: 2
`;
    expect(explainBuildError(output, instructions)).toEqual({
      message: 'RUN make all ended with exit code 2\ncc -o app app.c\napp.c:3: error',
      line: 4,
    });
  });

  it.each([
    [
      'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: COPI',
      { message: 'unknown instruction: COPI', line: 3 },
    ],
    [
      'Dockerfile:2\n--------------------\n   2 | >>> COPY gone /\n--------------------\nERROR: failed to build: failed to solve: failed to compute cache key: failed to calculate checksum of ref 1::2: "/gone": not found',
      { message: 'failed to calculate checksum of ref 1::2: "/gone": not found', line: 2 },
    ],
    [
      'ERROR: failed to solve: target stage "debug" could not be found',
      { message: 'target stage "debug" could not be found' },
    ],
  ])('%s', (output, expected) => {
    expect(explainBuildError(output, [])).toEqual(expected);
  });

  it.each([
    ['a base image that cannot be had', frame('debian:12: failed to resolve source metadata')],
    ['an engine that is down', 'Cannot connect to the Docker daemon. Is it running?'],
    [
      'a step that was killed',
      'process "/bin/sh -c make" did not complete successfully: exit code: 137',
    ],
    [
      'a full disk',
      '#6 0.1 write: No space left on device\nprocess "make" did not complete successfully: exit code: 1',
    ],
    ['nothing', ''],
  ])('does not blame the Dockerfile for %s', (_, output) => {
    const withoutStep = output.replace(/^#6 ERROR: .*\n/m, '');
    expect(explainBuildError(withoutStep, instructions)).toBeUndefined();
  });
});
