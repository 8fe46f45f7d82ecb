import { readXml, type XmlElement } from '../xml/read-xml.ts';

/** Why a test did not pass. */
export interface JunitProblem {
  /** `failure`: the test said no. `error`: it could not run to its end, or not at all. */
  readonly kind: 'failure' | 'error';
  readonly message: string;
  /** Usually the traceback. */
  readonly text: string;
}

/** One `testcase`. */
export interface JunitCase {
  readonly name: string;
  readonly className: string;
  /** As the tool writes it; what it is relative to, and whether there is one, depends on the tool. */
  readonly file?: string;
  /** As the tool writes it; some count from 0. */
  readonly line?: number;
  readonly skipped: boolean;
  readonly problems: readonly JunitProblem[];
}

/** The cases of all suites in their order, or why they cannot be relied on. */
export type JunitReading =
  | { readonly ok: true; readonly cases: readonly JunitCase[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads a JUnit XML report strictly: a suite that says it holds more tests, failures, errors or
 * skipped tests than it does makes the whole report unreliable. More than it says is possible: a
 * test that fails and whose teardown fails too is two cases to some tools, and one test.
 */
export function readJunit(text: string | undefined): JunitReading {
  if (text === undefined) return { ok: false, reason: 'no JUnit report was written' };
  const root = readXml(text);
  if (root === undefined) return { ok: false, reason: 'the JUnit report is not whole' };
  if (root.name !== 'testsuites' && root.name !== 'testsuite') {
    return { ok: false, reason: `<${root.name}> is not a JUnit report` };
  }
  const missing = missingFrom(root);
  if (missing !== undefined) return { ok: false, reason: missing };
  const cases = casesOf(root);
  if (cases.some(({ name }) => name === '')) {
    return {
      ok: false,
      reason: 'the JUnit report has a test without a name, which did not finish',
    };
  }
  return { ok: true, cases };
}

function casesOf(element: XmlElement): JunitCase[] {
  return element.children.flatMap((child) => {
    if (child.name === 'testcase') return [toCase(child)];
    return child.name === 'testsuite' ? casesOf(child) : [];
  });
}

function toCase({ attributes, children }: XmlElement): JunitCase {
  const line = Number(attributes.line ?? Number.NaN);
  const file = attributes.file;
  return {
    name: attributes.name ?? '',
    className: attributes.classname ?? '',
    ...(file === undefined ? {} : { file }),
    ...(Number.isInteger(line) ? { line } : {}),
    skipped: children.some(({ name }) => name === 'skipped'),
    problems: children.flatMap(toProblem),
  };
}

function toProblem({ name, attributes, text }: XmlElement): JunitProblem[] {
  if (name !== 'failure' && name !== 'error') return [];
  return [{ kind: name, message: attributes.message ?? '', text }];
}

/** What a suite, or one inside it, declares and does not hold. */
function missingFrom(suite: XmlElement): string | undefined {
  const cases = casesOf(suite);
  const problems = cases.flatMap((testCase) => testCase.problems);
  const held = {
    tests: cases.length,
    failures: problems.filter(({ kind }) => kind === 'failure').length,
    errors: problems.filter(({ kind }) => kind === 'error').length,
    skipped: cases.filter(({ skipped }) => skipped).length,
  };
  for (const [what, count] of Object.entries(held)) {
    const declared = Number(suite.attributes[what] ?? 0);
    if (!(declared <= count)) {
      return `the JUnit report declares ${suite.attributes[what]} ${what} and holds ${count}`;
    }
  }
  for (const child of suite.children) {
    const missing = child.name === 'testsuite' ? missingFrom(child) : undefined;
    if (missing !== undefined) return missing;
  }
  return undefined;
}
