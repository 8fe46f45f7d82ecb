/**
 * The version in what a tool prints about itself: the first number with a dot.
 * @returns `1.8.0`, or nothing
 */
export function findVersion(output: string): string | undefined {
  return /\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z.-]+)?/.exec(output)?.[0];
}

/** Negative when `a` is older than `b`. Compares numbers; a missing part counts as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  const release = version.split(/[-+]/)[0] ?? '';
  return release.split('.').map(Number);
}
