import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findBlock, insertBlock, removeBlock } from '../../../src/hooks/hook-block.ts';
import { hookNames } from '../../../src/hooks/hook-names.ts';

const block = '# >>> gate >>> why\nexec gate\n# <<< gate <<<\n';

describe('the lines of gate', () => {
  it.each(hookNames)('are in the shipped %s, which names itself', (name) => {
    const script = readFileSync(new URL(`../../../hooks/${name}`, import.meta.url), 'latin1');
    const found = findBlock(script) ?? 'none';
    expect(script).toBe(`#!/bin/sh\n${found}`);
    expect(found).toContain(`= ${name} ]`);
    expect(found).toContain(`gate.sh" ${name} "$0" "$@"`);
  });

  it.each([
    ['an empty file', '', ''],
    ['a script', '#!/bin/bash -e\n', 'npm test\n'],
    ['lines without #!', '', 'npm test'],
    ['a file of an older husky', '#!/bin/sh\n. "$(dirname -- "$0")/_/husky.sh"\n', '\nnpm test\n'],
    ['that with a comment', '#!/bin/sh\n\n# x\n. "$(dirname "$0")/_/husky.sh"\n', 'npm test\n'],
    ['CRLF', '#!/bin/sh\r\n', 'npm test\r\n'],
  ])('go below the preamble of %s and leave it as it was', (_, above, below) => {
    const inserted = insertBlock(above + below, block);
    expect(inserted).toBe(above + block + below);
    expect(insertBlock(inserted, block)).toBe(inserted);
    expect(removeBlock(inserted)).toBe(above + below);
  });

  it('go below a #! that is not ended by a newline', () => {
    expect(insertBlock('#!/bin/sh', block)).toBe(`#!/bin/sh\n${block}`);
  });

  it('take the place of older ones, wherever a user moved them', () => {
    const older = '#!/bin/sh\nfirst\n# >>> gate >>>\nold\n# <<< gate <<<\nlast\n';
    expect(insertBlock(older, block)).toBe(`#!/bin/sh\nfirst\n${block}last\n`);
  });

  it('are not found when a marker is missing', () => {
    expect(findBlock('# >>> gate >>>\nexec gate\n')).toBeUndefined();
    expect(removeBlock('# <<< gate <<<\n')).toBe('# <<< gate <<<\n');
  });
});
