import { describe, expect, it } from 'vitest';
import { readJunit } from '../../../src/gates/junit/read-junit.ts';

const whole = `<?xml version="1.0" encoding="utf-8"?>
<testsuites name="all" tests="4" failures="1" errors="1">
  <testsuite name="outer" tests="4" failures="1" errors="1" skipped="1">
    <testcase classname="a.B" name="fails &lt;here&gt;" file="a.py" line="3" time="0.1">
      <failure message="1 &amp;amp; 2&#10;differ" type="x"><![CDATA[a <b> &amp; c]]> tail</failure>
      <system-out>noise</system-out>
    </testcase>
    <testsuite name="inner" tests="3" errors="1" skipped="1">
      <testcase name="007"><error message="no database"/></testcase>
      <testcase name="later"><skipped message="why"/></testcase>
      <testcase classname="" name="passes"/>
    </testsuite>
  </testsuite>
</testsuites>
`;

describe('readJunit', () => {
  it('reads the cases of nested suites in their order, text as it was', () => {
    expect(readJunit(whole)).toEqual({
      ok: true,
      cases: [
        {
          name: 'fails <here>',
          className: 'a.B',
          file: 'a.py',
          line: 3,
          skipped: false,
          problems: [{ kind: 'failure', message: '1 &amp; 2\ndiffer', text: 'a <b> &amp; c tail' }],
        },
        {
          name: '007',
          className: '',
          skipped: false,
          problems: [{ kind: 'error', message: 'no database', text: '' }],
        },
        { name: 'later', className: '', skipped: true, problems: [] },
        { name: 'passes', className: '', skipped: false, problems: [] },
      ],
    });
  });

  it('reads thousands of escaped characters and long texts', () => {
    const text = '&lt;&amp;&#10;'.repeat(20_000);
    const reading = readJunit(
      `<testsuite tests="1"><testcase name="x"><failure>${text}</failure></testcase></testsuite>`,
    );
    expect(reading.ok && reading.cases[0]?.problems[0]?.text).toBe('<&\n'.repeat(20_000));
  });

  it.each([
    ['was not written', undefined],
    ['is empty', ''],
    ['is JSON', '{"tests": 1}'],
    ['is another kind of report', '<coverage line-rate="1"/>'],
    ['has text after its end', `${whole}tail`],
    ['has two roots', '<testsuite/><testsuite/>'],
    ['defines entities', '<!DOCTYPE a [<!ENTITY x "y">]><testsuite name="&x;"/>'],
    ['repeats an attribute', '<testsuite tests="1" tests="0"/>'],
    ['holds fewer tests than it says', '<testsuite tests="2"><testcase name="a"/></testsuite>'],
    ['holds fewer failures than it says', whole.replace('failures="1"', 'failures="2"')],
    ['holds fewer errors in a nested suite', whole.replace('tests="3" errors="1"', 'errors="2"')],
    ['has a test that did not finish', '<testsuite tests="0"><testcase time="0.0"/></testsuite>'],
    ['counts with words', '<testsuite tests="many"><testcase name="a"/></testsuite>'],
  ])('refuses a report that %s', (_, text) => {
    expect(readJunit(text).ok).toBe(false);
  });

  it('refuses a report that is cut off anywhere', () => {
    for (let end = 0; end < whole.trimEnd().length; end += 1) {
      expect(readJunit(whole.slice(0, end)), `cut off at ${end}`).toMatchObject({ ok: false });
    }
  });
});
