import { describe, expect, it } from 'vitest';
import { cleanMessage } from '../../../src/programs/commit-message/clean-message.ts';
import { parseMessage } from '../../../src/programs/commit-message/parse-message.ts';

const parse = (text: string) =>
  parseMessage(cleanMessage(text, { cleanup: 'whitespace', comment: '#' }));

describe('parseMessage', () => {
  it.each([
    ['feat: add', { type: 'feat', breaking: false, description: 'add' }],
    ['fix(a-b)!: c: d', { type: 'fix', scope: 'a-b', breaking: true, description: 'c: d' }],
    ['refactor!: x', { type: 'refactor', breaking: true, description: 'x' }],
    ['FEAT(core/api): x', { type: 'FEAT', scope: 'core/api', breaking: false, description: 'x' }],
  ])('reads the header %j', (text, header) => {
    expect(parse(text).header).toEqual(header);
  });

  it.each([
    ['feat:add'],
    ['feat : add'],
    ['feat(): add'],
    ['feat(a)(b): add'],
    ['feat: '],
    [': add'],
    ['feat!(a): add'],
    ['add a thing'],
    ['fix(a: b'],
  ])('takes %j for no header', (text) => {
    expect(parse(text).header).toBeUndefined();
  });

  it('tells the body from the footers, as the specification does in its examples', () => {
    const { body, footers, breaking } = parse(
      [
        'fix: prevent racing of requests',
        '',
        'Introduce a request id. Note: this',
        'is body.',
        '',
        'Remove timeouts.',
        '',
        'Reviewed-by: Z',
        'Refs: #123',
        'Fixes #12',
        'BREAKING CHANGE: the id is',
        '  required',
      ].join('\n'),
    );
    expect(body.map(({ text }) => text)).toEqual([
      '',
      'Introduce a request id. Note: this',
      'is body.',
      '',
      'Remove timeouts.',
      '',
    ]);
    expect(footers).toEqual([
      { token: 'Reviewed-by', value: 'Z', line: 8 },
      { token: 'Refs', value: '#123', line: 9 },
      { token: 'Fixes', value: '#12', line: 10 },
      { token: 'BREAKING CHANGE', value: 'the id is\n  required', line: 11 },
    ]);
    expect(breaking).toBe(true);
  });

  it('takes a footer with a dash for the same, and one in small letters not', () => {
    expect(parse('feat: a\n\nBREAKING-CHANGE: b').breaking).toBe(true);
    expect(parse('feat: a\n\nbreaking-change: b').breaking).toBe(false);
  });
});
