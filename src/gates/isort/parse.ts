import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { firstChanges } from '../python/first-changes.ts';

const namedNothing = 'isort named no file; with only_modified in its config it names none in order';
const lastLineOfFile = /^(?:SUCCESS: .+ Everything Looks Good!|(?:Skipped|Broken) \d+ \w+)$/;

/**
 * Reads a line a file: `SUCCESS: … Everything Looks Good!` on stdout, `ERROR: … Imports are
 * incorrectly sorted …` on stderr. isort has no summary and exits with 0 past a path that is not
 * there or a file that it cannot read, so whatever else it complains of makes a run incomplete.
 */
export function readIsort(run: ToolRun): Evidence {
  if (run.stderr.includes('Traceback (most recent call last)')) {
    return failedEvidence(`isort crashed: ${lastLine(run.stderr)}`);
  }
  const sorted = run.stdout.match(/^SUCCESS: .+ Everything Looks Good!$/gm)?.length ?? 0;
  const places = firstChanges(run.stdout);
  const unsorted = run.stderr.matchAll(
    /^ERROR: (.+) Imports are incorrectly sorted and\/or formatted\.$/gm,
  );
  const findings = Array.from(unsorted, ([, file = '']) =>
    toFinding(file, places.get(`${file}:before`)),
  );
  if (run.exitCode !== (findings.length > 0 ? 1 : 0)) {
    return failedEvidence(
      `isort ended with exit code ${run.exitCode} but names ${findings.length} unsorted files` +
        `: ${lastLine(run.stderr) || lastLine(run.stdout)}`,
    );
  }
  const count = sorted + findings.length;
  const problem = leftOut(run) ?? (count === 0 ? undefined : cutOff(run.stdout, findings));
  const note = problem ?? (count === 0 ? namedNothing : undefined);
  return {
    completeness: problem === undefined ? 'complete' : 'degraded',
    examined: { count, unit: 'files' },
    findings,
    metrics: [],
    ...(note === undefined ? {} : { note }),
  };
}

/** Why a file or path was not judged although it was meant to be; skipped ones are not meant. */
function leftOut({ stdout, stderr }: ToolRun): string | undefined {
  const warning =
    /UserWarning: ((?:Unable to parse file|Encoding not supported for|.+ was broken path).*)$/m.exec(
      stderr,
    )?.[1];
  return warning ?? /^Broken \d+ paths$/m.exec(stdout)?.[0];
}

/**
 * Before it names a file, isort says where the modules go that the file imports; so there is more
 * to come after such a line. Nothing tells that the last file was named.
 */
function cutOff(stdout: string, findings: readonly Finding[]): string | undefined {
  const last = lastLine(stdout);
  const ended = findings.length > 0 || lastLineOfFile.test(last);
  return stdout.endsWith('\n') && ended ? undefined : `isort stopped after: ${last}`;
}

function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').slice(0, 200);
}

function toFinding(file: string, line: number | undefined): Finding {
  return {
    tool: 'isort',
    rule: 'unsorted-imports',
    severity: 'error',
    message: 'imports are not sorted as isort would',
    file,
    ...(line === undefined ? {} : { line }),
  };
}
