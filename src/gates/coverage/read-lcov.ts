import { type CoverageReading, readingOf, type Share } from './coverage-reading.ts';
import { LineHits } from './line-hits.ts';

interface Report {
  readonly lines: LineHits;
  /** Whether a branch or function was taken, by file and its place or name there. */
  readonly branches: Map<string, boolean>;
  readonly functions: Map<string, boolean>;
  /** What the report itself sums up, over its records. */
  readonly sums: { FNF: number; FNH: number };
  /** Of the record that is open. */
  file?: string;
}

/** What says how often something was executed: a line, a branch, a function. */
const forms: Readonly<Record<string, RegExp>> = {
  DA: /^(?<what>[1-9]\d*),(?<count>-?\d+(?:\.\d+)?(?:e\+?\d+)?)(?:,.*)?$/,
  BRDA: /^(?<what>\d+,[^,]*,.*),(?<count>-|\d+)$/,
  FNDA: /^(?<count>\d+),(?<what>.*)$/,
  FNA: /^(?<what>\d+),(?<count>\d+),/,
  FNF: /^(?<count>\d+)$/,
  FNH: /^(?<count>\d+)$/,
};

/**
 * Reads an lcov tracefile: `SF:` opens the record of a file, `end_of_record` closes it. What is cut
 * within a record is refused. `LF:` and `LH:` are not compared with the lines: llvm-cov sums them
 * over functions, of which a line may belong to several.
 *
 * Format: man 1 geninfo, of lcov 1.16 and 2
 */
export function readLcov(text: string | undefined): CoverageReading {
  if (text === undefined) return refuse('no lcov report was written');
  const report: Report = {
    lines: new LineHits(),
    branches: new Map(),
    functions: new Map(),
    sums: { FNF: 0, FNH: 0 },
  };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const problem = takeLine(report, line);
    if (problem !== undefined) return refuse(`line ${index + 1} of the lcov report ${problem}`);
  }
  if (report.file !== undefined) return refuse('the lcov report is cut off');
  return readingOf('lcov', report.lines.toFiles(), {
    branch: shareOf(report.branches),
    function: functionsOf(report),
  });
}

/** @returns what is wrong with the line */
function takeLine(report: Report, line: string): string | undefined {
  if (line.trim() === '' || line.startsWith('#')) return undefined;
  const isOpen = report.file !== undefined;
  if (line === 'end_of_record') {
    delete report.file;
    return isOpen ? undefined : 'ends a record that was not opened';
  }
  const [, key, value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
  if (key === undefined) return 'is not lcov';
  if (key === 'TN') return undefined;
  if (key === 'SF') {
    report.file = value;
    return isOpen || value === '' ? 'opens a record that cannot be read' : undefined;
  }
  if (report.file === undefined) return 'is outside of a record';
  return takeValue(report, report.file, key, value) ? undefined : 'cannot be read';
}

/** @returns false when the value has not the form that its key demands */
function takeValue(report: Report, file: string, key: string, value: string): boolean {
  const { what: name, count } = forms[key]?.exec(value)?.groups ?? {};
  switch (key) {
    case 'DA':
      if (name !== undefined) report.lines.addLine(file, Number(name), Number(count) > 0);
      break;
    case 'BRDA':
      mark(report.branches, `${file}:${name}`, Number(count) > 0);
      break;
    case 'FNDA':
    case 'FNA':
      mark(report.functions, `${file}:${name}`, Number(count) > 0);
      break;
    case 'FNF':
    case 'FNH':
      report.sums[key] += Number(count);
      break;
    default:
      return true;
  }
  return count !== undefined;
}

function mark(taken: Map<string, boolean>, key: string, now: boolean): void {
  taken.set(key, now || taken.get(key) === true);
}

/** llvm-cov lists each instantiation of a generic function, but sums them up as one. */
function functionsOf({ functions, sums: { FNF: total, FNH: covered } }: Report): Share {
  return covered > 0 && total >= covered ? { covered, total } : shareOf(functions);
}

function shareOf(taken: ReadonlyMap<string, boolean>): Share {
  return { covered: [...taken.values()].filter(Boolean).length, total: taken.size };
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
