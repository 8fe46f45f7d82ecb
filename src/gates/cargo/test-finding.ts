import type { Finding } from '../../core/finding.ts';

const panicPlace = /panicked at (.+?):(\d+):(\d+):\n([\s\S]*)/;
const missingPanic = /did not panic as expected at (.+?):(\d+):(\d+)/;
const compilerPlace = /^ *--> (.+?):(\d+):(\d+)$/m;
/** `src/lib.rs - double (line 7)` */
const docTestName = /^(.+?) - .*\(line (\d+)\)/;
/** What follows a panic's message. */
const afterMessage = /^(?:stack backtrace:|note: |thread '|\s*$)/m;
const longestMessage = 10;

type Place = Pick<Finding, 'file' | 'line' | 'column'>;

export interface FailedTest {
  /** `tests::doubles`, or `src/lib.rs - double (line 7)` for a doc test. */
  readonly name: string;
  /** What the test printed. */
  readonly output: string;
}

/**
 * A failed test as a finding, at the place where it panicked.
 *
 * @param tool the program that ran the test: `cargo test`
 */
export function testFinding(
  tool: string,
  test: FailedTest,
  absolute: (file: string) => string,
): Finding {
  return {
    tool,
    rule: test.name,
    severity: 'error',
    message: messageOf(test.output),
    ...placeOf(test, absolute),
  };
}

function messageOf(output: string): string {
  const panic = panicPlace.exec(output)?.[4];
  const text = panic?.split(afterMessage, 1)[0]?.trim() || output;
  return text.split('\n').slice(0, longestMessage).join('\n') || 'failed';
}

/**
 * A doc test stands where its name says: a panic in it has a place in generated code, only its
 * compile errors are mapped back. A place in the standard library helps nobody.
 */
function placeOf({ name, output }: FailedTest, absolute: (file: string) => string): Place {
  const docTest = docTestName.exec(name);
  const place =
    docTest === null
      ? (panicPlace.exec(output) ?? missingPanic.exec(output))
      : (compilerPlace.exec(output) ?? docTest);
  if (place === null) return {};
  const [, file = '', line, column] = place;
  if (file.startsWith('/rustc/')) return {};
  return {
    file: absolute(file),
    line: Number(line),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}
