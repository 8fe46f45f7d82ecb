import semver from 'semver';
import type { PublishedVersion } from './registry-index.ts';

/**
 * Since when a dependency is outdated: when the first version after the one in use was published,
 * up to the newest one that can be had. Yanked versions and pre-releases do not count.
 *
 * @returns ISO 8601; undefined where a version in question is not in the index or has no date there
 */
export function outdatedSince(
  version: string,
  newest: string,
  published: readonly PublishedVersion[],
): string | undefined {
  const known = new Set(published.map((entry) => entry.version));
  if (!known.has(version) || !known.has(newest)) return undefined;
  const newer = published.filter(
    (entry) =>
      entry.version === newest ||
      (!entry.yanked &&
        semver.prerelease(entry.version) === null &&
        semver.gt(entry.version, version) &&
        semver.lt(entry.version, newest)),
  );
  const dates = newer.flatMap((entry) => entry.published ?? []);
  return dates.length === newer.length ? dates.sort()[0] : undefined;
}
