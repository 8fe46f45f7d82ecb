import { describe, expect, it } from 'vitest';
import { outdatedSince } from '../../../src/programs/outdated/outdated-since.ts';
import type { PublishedVersion } from '../../../src/programs/outdated/registry-index.ts';

function entry(version: string, published: string, yanked = false): PublishedVersion {
  return { version, yanked, published: `${published}T00:00:00Z` };
}

const published = [
  entry('0.9.9', '2024-06-01'),
  entry('1.0.0', '2024-01-01'),
  entry('1.0.1', '2024-02-01', true),
  entry('1.1.0-rc.1', '2024-03-01'),
  entry('1.1.0', '2024-04-01'),
  entry('2.0.0', '2024-05-01'),
  entry('3.0.0', '2024-07-01'),
];

describe('since when a dependency is outdated', () => {
  it('is when the first newer version came that is neither yanked nor a pre-release', () => {
    expect(outdatedSince('1.0.0', '2.0.0', published)).toBe('2024-04-01T00:00:00Z');
  });

  it('does not count what came out later for an older line', () => {
    expect(outdatedSince('2.0.0', '3.0.0', published)).toBe('2024-07-01T00:00:00Z');
  });

  it('does not count versions beyond the newest that can be had', () => {
    expect(outdatedSince('1.1.0', '2.0.0', published)).toBe('2024-05-01T00:00:00Z');
  });

  it('takes the first of the dates, also where an earlier version came out later', () => {
    const late = [...published, entry('1.0.2', '2024-08-01')];
    expect(outdatedSince('1.0.0', '2.0.0', late)).toBe('2024-04-01T00:00:00Z');
  });

  it('counts the newest even when it is a pre-release', () => {
    expect(outdatedSince('1.0.0', '1.1.0-rc.1', published)).toBe('2024-03-01T00:00:00Z');
  });

  it('is unknown for versions that the index does not have', () => {
    expect(outdatedSince('1.0.5', '2.0.0', published)).toBeUndefined();
    expect(outdatedSince('1.0.0', '4.0.0', published)).toBeUndefined();
    expect(outdatedSince('1.0.0', '2.0.0', [])).toBeUndefined();
  });

  it('is unknown when one of the versions has no date', () => {
    const undated = published.map(({ version, yanked, ...rest }) =>
      version === '1.1.0' ? { version, yanked } : { version, yanked, ...rest },
    );
    expect(outdatedSince('1.0.0', '2.0.0', undated)).toBeUndefined();
  });
});
