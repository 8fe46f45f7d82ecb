import * as z from 'zod';

/** A line of `go test -json`, see `go doc test2json`, and of `go build -json`. */
const event = z.object({
  Action: z.string(),
  Package: z.string().optional(),
  Test: z.string().optional(),
  Output: z.string().optional(),
  ImportPath: z.string().optional(),
});

/** How a test or a package ended; undefined when nothing was said of its end. */
type Ending = 'pass' | 'fail' | 'skip' | undefined;

export interface TestRecord {
  readonly packageName: string;
  readonly name: string;
  ending: Ending;
  output: string;
}

export interface PackageRecord {
  ending: Ending;
  /** What was printed outside of any test. */
  output: string;
}

/** All that the events of a run say. */
export interface TestLog {
  readonly packages: ReadonlyMap<string, PackageRecord>;
  readonly tests: readonly TestRecord[];
  /** What the compiler said, line by line. */
  readonly buildLines: readonly string[];
  /** Lines that are no event. */
  readonly foreign: readonly string[];
}

/** Reads the events of `go test -json`. Tests of Go are known by their package and their name. */
export function readEvents(stdout: string): TestLog {
  const packages = new Map<string, PackageRecord>();
  const tests = new Map<string, TestRecord>();
  const foreign: string[] = [];
  let build = '';
  for (const line of stdout.split('\n')) {
    if (line.trim() === '') continue;
    const parsed = parseEvent(line);
    if (parsed === undefined) foreign.push(line);
    else if (parsed.Action === 'build-output') build += parsed.Output ?? '';
    else if (parsed.Package !== undefined) take(parsed, parsed.Package, packages, tests);
  }
  return { packages, tests: [...tests.values()], buildLines: build.split('\n'), foreign };
}

function parseEvent(line: string): z.output<typeof event> | undefined {
  try {
    return event.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function take(
  { Action: action, Test: name, Output: output = '' }: z.output<typeof event>,
  packageName: string,
  packages: Map<string, PackageRecord>,
  tests: Map<string, TestRecord>,
): void {
  const ofPackage = packages.get(packageName) ?? { ending: undefined, output: '' };
  packages.set(packageName, ofPackage);
  let record: PackageRecord | TestRecord = ofPackage;
  if (name !== undefined) {
    const key = `${packageName}\0${name}`;
    const known = tests.get(key) ?? { packageName, name, ending: undefined, output: '' };
    tests.set(key, known);
    record = known;
  }
  record.output += output;
  if (action === 'pass' || action === 'fail' || action === 'skip') record.ending = action;
}
