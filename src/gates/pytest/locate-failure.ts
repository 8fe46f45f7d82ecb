import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import type { JunitCase, JunitProblem } from '../junit/read-junit.ts';

type Place = Pick<Finding, 'file' | 'line'>;

/**
 * Where a test failed: the deepest line of the traceback that belongs to the project, or else the
 * test itself. A syntax error is where Python says it is.
 */
export function locateFailure(testCase: JunitCase, problem: JunitProblem, run: ToolRun): Place {
  const syntaxErrors = placesIn(problem.text, /^E +File "(.+)", line (\d+)$/gm);
  const calls = placesIn(problem.text, /^(?!E )(\S.*\.py):(\d+): /gm);
  const places = syntaxErrors.length > 0 ? syntaxErrors : calls;
  return (
    places.findLast(({ file }) => isOfProject(file, run.cwd)) ?? placeOfTest(testCase, run.stdout)
  );
}

function placesIn(text: string, pattern: RegExp): { file: string; line: number }[] {
  return Array.from(text.matchAll(pattern), ([, file = '', line]) => ({
    file,
    line: Number(line),
  }));
}

/** pytest shows paths below its working directory, and often others, relative to it. */
function isOfProject(file: string, cwd: string): boolean {
  if (/(?:^|\/)(?:site-packages|\.venv)\//.test(file) || file.startsWith('../')) return false;
  return !file.startsWith('/') || file.startsWith(`${cwd}/`);
}

/** `file` is relative to pytest's rootdir, which only its header tells; `line` counts from 0. */
function placeOfTest({ file, line }: JunitCase, stdout: string): Place {
  const root = /^rootdir: (\/.*?)(?:, (?:inifile|configfile): .*)?$/m.exec(stdout)?.[1];
  if (file === undefined || root === undefined) return {};
  return { file: `${root}/${file}`, ...(line === undefined ? {} : { line: line + 1 }) };
}
