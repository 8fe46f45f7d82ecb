import { type CoverageReading, readingOf, type Share, sum } from './coverage-reading.ts';
import { LineHits, mostLines } from './line-hits.ts';

interface Block {
  readonly name: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly statements: number;
  executed: boolean;
}

const header = /^mode: (?:set|count|atomic)$/;
/** `example.com/module/file.go:3.20,5.16 2 1`: first and last line.column, statements, count. */
const blockLine =
  /^(?<key>(?<name>.+):(?<first>\d+)\.\d+,(?<last>\d+)\.\d+) (?<statements>\d+) (?<count>\d+)$/;

/**
 * Reads the profile that `go test -coverprofile` writes. A line is executed when one of the blocks
 * that touch it is; the statement coverage is the number that Go itself prints.
 *
 * Format: golang.org/x/tools/cover, ParseProfiles
 *
 * @param fileOf makes a path of a name in the profile, which is the import path of the package and
 *   the name of the file: `example.com/module/internal/x/a.go`
 */
export function readGoCoverProfile(
  text: string | undefined,
  fileOf: (name: string) => string,
): CoverageReading {
  if (text === undefined) return refuse('no cover profile was written');
  const [first = '', ...lines] = text.split(/\r?\n/);
  if (!header.test(first)) return refuse('the cover profile does not begin with its mode');
  if (lines.pop() !== '') return refuse('the cover profile is cut off');
  const blocks = new Map<string, Block>();
  for (const [index, line] of lines.entries()) {
    // Profiles that were joined with `cat` repeat the header.
    if (!header.test(line) && !takeBlock(line, blocks)) {
      return refuse(`line ${index + 2} of the cover profile cannot be read`);
    }
  }
  return readingOf('Go coverage', linesOf([...blocks.values()], fileOf), {
    statement: statementsOf([...blocks.values()]),
  });
}

/** With `-coverpkg` every test binary reports every block. */
function takeBlock(line: string, blocks: Map<string, Block>): boolean {
  const groups = blockLine.exec(line)?.groups;
  if (groups === undefined) return false;
  const { key = '', name = '', first, last, statements, count } = groups;
  const executed = Number(count) > 0;
  const known = blocks.get(key);
  if (known !== undefined) {
    known.executed ||= executed;
    return true;
  }
  const [firstLine, lastLine] = [Number(first), Number(last)];
  blocks.set(key, { name, firstLine, lastLine, statements: Number(statements), executed });
  return firstLine >= 1 && lastLine >= firstLine && lastLine <= mostLines;
}

function linesOf(blocks: readonly Block[], fileOf: (name: string) => string) {
  const hits = new LineHits();
  for (const { name, firstLine, lastLine, statements, executed } of blocks) {
    if (statements === 0) continue;
    const file = fileOf(name);
    for (let line = firstLine; line <= lastLine; line += 1) hits.addLine(file, line, executed);
  }
  return hits.toFiles();
}

function statementsOf(blocks: readonly Block[]): Share {
  const executed = blocks.filter((block) => block.executed);
  return {
    covered: sum(executed.map(({ statements }) => statements)),
    total: sum(blocks.map(({ statements }) => statements)),
  };
}

function refuse(reason: string): CoverageReading {
  return { ok: false, reason };
}
