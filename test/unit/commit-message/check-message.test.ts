import { describe, expect, it } from 'vitest';
import {
  checkMessage,
  type MessageOrigin,
} from '../../../src/programs/commit-message/check-message.ts';
import { cleanMessage } from '../../../src/programs/commit-message/clean-message.ts';
import type { MessageRules } from '../../../src/programs/commit-message/message-rules.ts';

const usual: MessageRules = {
  types: ['feat', 'fix'],
  scopes: [],
  requireScope: false,
  maxHeaderLength: 30,
  maxBodyLineLength: 0,
  requireBody: false,
  allowBreaking: true,
  fixups: 'until-push',
  merges: true,
};

const pushed: MessageOrigin = { written: false, merge: false };
const written: MessageOrigin = { written: true, merge: false };

function check(text: string, rules: Partial<MessageRules> = {}, origin = pushed) {
  const lines = cleanMessage(text, { cleanup: 'whitespace', comment: '#' });
  return checkMessage(lines, { ...usual, ...rules }, origin);
}
const rulesOf = (...args: Parameters<typeof check>) => check(...args).map(({ rule }) => rule);

describe('checkMessage', () => {
  it.each([
    'feat: a',
    'fix(api)!: b\n\nwhy\n\nBREAKING CHANGE: c',
    'Revert "feat: a"\n\nThis reverts x.',
  ])('has nothing against %j', (text) => {
    expect(check(text)).toEqual([]);
  });

  it('says what is wrong with a header', () => {
    expect(check('feat:a')[0]?.message).toContain('a space is missing behind the colon');
    expect(check('feat (x): a')[0]?.message).toContain('“type(scope): description”');
    expect(check('feat : a')[0]?.message).toContain('there is a space before the colon');
    expect(check('feat:')[0]?.message).toContain('the description is missing');
    expect(check('feat( ): a')[0]?.message).toContain('the scope is empty');
    expect(check('feta: a')[0]?.message).toContain('did you mean “feat”?');
    expect(rulesOf('feta: a', { types: [] })).toEqual([]);
  });

  it('holds scopes to the list, each of several', () => {
    const rules = { scopes: ['api', 'core'] };
    expect(rulesOf('feat(api,core): a', rules)).toEqual([]);
    expect(check('feat(api,cli): a', rules)).toMatchObject([{ rule: 'scope', column: 10 }]);
    expect(rulesOf('feat: a', rules)).toEqual([]);
    expect(rulesOf('feat: a', { requireScope: true })).toEqual(['scope']);
  });

  it('counts characters: as many as allowed, one more, and not bytes', () => {
    const header = (length: number) => `feat: ${'ü'.repeat(length - 6)}`;
    expect(rulesOf(header(30))).toEqual([]);
    expect(check(header(31))).toMatchObject([{ rule: 'header-length', line: 1, column: 31 }]);
    expect(rulesOf(header(31), { maxHeaderLength: 0 })).toEqual([]);
    const rules = { maxBodyLineLength: 10 };
    expect(rulesOf('feat: a\n\n12345 7890', rules)).toEqual([]);
    expect(check('feat: a\n\n12345 78901', rules)).toMatchObject([
      { rule: 'line-length', line: 3, column: 11 },
    ]);
    expect(rulesOf('feat: a\n\nhttps://example.com/long', rules)).toEqual([]);
  });

  it('wants an empty line below the header, and a body where the rules do', () => {
    expect(check('feat: a\nb')).toMatchObject([{ rule: 'blank-line', line: 2 }]);
    expect(rulesOf('feat: a\n\nRefs: #1', { requireBody: true })).toEqual(['body']);
    expect(rulesOf('feat: a\n\nwhy\n\nRefs: #1', { requireBody: true })).toEqual([]);
  });

  it('finds breaking changes wherever they are said', () => {
    const rules = { allowBreaking: false };
    expect(rulesOf('feat!: a', rules)).toEqual(['breaking']);
    expect(rulesOf('feat: a\n\nBREAKING CHANGE: b', rules)).toEqual(['breaking']);
    expect(rulesOf('feat: a\n\nBreaking Change: b')).toEqual(['breaking-case']);
  });

  it.each(['fixup! feat: a', 'squash! feat: a', 'amend! feat: a'])(
    'lets %j be written but not pushed',
    (text) => {
      expect(rulesOf(text, {}, written)).toEqual([]);
      expect(rulesOf(text)).toEqual(['fixup']);
      expect(rulesOf(text, { fixups: 'always' })).toEqual([]);
      expect(rulesOf(text, { fixups: 'never' }, written)).toEqual(['fixup']);
    },
  );

  it('lets merges through, and nothing that only says that it is one', () => {
    const text = "Merge branch 'a' into b";
    expect(rulesOf(text, {}, { written: false, merge: true })).toEqual([]);
    expect(rulesOf(text, {}, written)).toEqual([]);
    expect(rulesOf(text)).toEqual(['header']);
    expect(rulesOf(text, { merges: false }, { written: false, merge: true })).toEqual(['header']);
  });

  it('finds an empty message', () => {
    expect(rulesOf('\n\n')).toEqual(['empty']);
  });
});
