/** A place in a file from which on another count holds, up to the next such place. */
export interface Segment {
  /** Counted from 1. */
  readonly line: number;
  readonly executed: boolean;
  /** Whether the count means anything; what the preprocessor left out has none. */
  readonly hasCount: boolean;
  /** Whether a region begins here, rather than one that began earlier goes on. */
  readonly isEntry: boolean;
  /** Whether a region with a count begins here that is not a gap between others. */
  readonly startsRegion: boolean;
}

interface Line {
  readonly line: number;
  readonly executed: boolean;
}

/**
 * The lines that llvm-cov shows with a count. A line is executed when the region that holds at its
 * beginning is, or one that starts on it.
 *
 * Rule: llvm::coverage::LineCoverageStats
 *
 * @param segments of one file, in the order of their places
 */
export function segmentLines(segments: readonly Segment[]): Line[] {
  const lines: Line[] = [];
  let holding: Segment | undefined;
  let at = segments[0]?.line ?? 0;
  for (let index = 0; index < segments.length; at += 1) {
    const here: Segment[] = [];
    for (; segments[index]?.line === at; index += 1) here.push(...segments.slice(index, index + 1));
    const line = lineOf(at, holding, here);
    if (line !== undefined) lines.push(line);
    holding = here.at(-1) ?? holding;
  }
  return lines;
}

function lineOf(line: number, holding: Segment | undefined, here: readonly Segment[]) {
  const starting = here.filter(({ startsRegion }) => startsRegion);
  const [first] = here;
  const skipped = first?.isEntry === true && !first.hasCount;
  const holds = holding?.hasCount === true || starting.length > 0;
  const mapped = (!skipped && holds) || here.some(({ isEntry, hasCount }) => isEntry && hasCount);
  if (!mapped) return undefined;
  return {
    line,
    executed: holding?.executed === true || starting.some(({ executed }) => executed),
  };
}
