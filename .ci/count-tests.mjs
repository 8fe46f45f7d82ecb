// count-tests.mjs <failed: 0 or 1> <report>…: sums the JSON reports of vitest. The last line is
// exactly “N passed, N failed, N skipped”. Exits with 1 unless every run came to its end with at
// least one test executed, none failed, and no step before failed.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const [stepFailed, ...files] = process.argv.slice(2);
const runs = files.map(readRun);
const total = (key) => runs.reduce((sum, run) => sum + run[key], 0);
for (const { name, problem } of runs) if (problem) console.log(`${name}: ${problem}`);

// What fails without a test that failed counts as one: the last line must not look like a success.
const problems = runs.filter(({ problem }) => problem).length;
const failed = Math.max(total('failed') + problems, stepFailed === '0' ? 0 : 1);
console.log(`${total('passed')} passed, ${failed} failed, ${total('skipped')} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

function readRun(file) {
  const name = basename(file, '.json');
  const none = { name, passed: 0, failed: 0, skipped: 0 };
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { ...none, problem: `the test run left no report (${error.code ?? error.message})` };
  }
  const passed = report.numPassedTests;
  const failed = report.numFailedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  return { name, passed, failed, skipped, problem: problemOf(report, passed + failed) };
}

function problemOf({ success, numFailedTests }, executed) {
  if (executed === 0) return 'no test was executed';
  if (!success && numFailedTests === 0) return 'the run failed outside of its tests';
  return undefined;
}
