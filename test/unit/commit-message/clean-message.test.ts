import { describe, expect, it } from 'vitest';
import { chosenComment, cleanMessage } from '../../../src/programs/commit-message/clean-message.ts';

const textOf = (...args: Parameters<typeof cleanMessage>) =>
  cleanMessage(...args).map(({ text }) => text);

const edited = `
feat: add  \t

why


more
# Please enter the commit message
# ------------------------ >8 ------------------------
# Do not modify or remove the line above.
diff --git a/a b/a
+# not a comment of git
`;

describe('cleanMessage', () => {
  it('does what git does with the text of an editor', () => {
    expect(textOf(edited, { cleanup: 'strip', comment: '#' })).toEqual([
      'feat: add',
      '',
      'why',
      '',
      'more',
    ]);
  });

  it('keeps the lines of the file', () => {
    const [first, , third] = cleanMessage(edited, { cleanup: 'strip', comment: '#' });
    expect([first?.number, third?.number]).toEqual([2, 4]);
  });

  it('keeps what looks like comments where git keeps them', () => {
    expect(textOf('feat: a\n\n#12 is done\n', { cleanup: 'whitespace', comment: '#' })).toEqual([
      'feat: a',
      '',
      '#12 is done',
    ]);
    expect(textOf(edited, { cleanup: 'scissors', comment: '#' }).at(-1)).toBe(
      '# Please enter the commit message',
    );
  });

  it('knows comments of other characters, and of several', () => {
    expect(textOf('; hint\nfeat: a\n', { cleanup: 'strip', comment: ';' })).toEqual(['feat: a']);
    expect(textOf('// hint\nfeat: a\n# b', { cleanup: 'strip', comment: '//' })).toEqual([
      'feat: a',
      '# b',
    ]);
  });

  it('has no lines of a text without any', () => {
    expect(textOf('\n# only hints\n\n', { cleanup: 'strip', comment: '#' })).toEqual([]);
  });

  it('changes nothing when it is told so', () => {
    expect(textOf('\n\nfeat: a  \n', { cleanup: 'verbatim', comment: '#' })).toEqual([
      '',
      '',
      'feat: a  ',
      '',
    ]);
  });
});

describe('chosenComment', () => {
  it('is what the hints of git begin with', () => {
    expect(chosenComment('#12 done\n\n; Please enter\n; a message\n')).toBe(';');
    expect(chosenComment('feat: a\n')).toBe('#');
    expect(chosenComment('')).toBe('#');
  });
});
