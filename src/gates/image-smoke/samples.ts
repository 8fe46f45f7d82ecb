/**
 * How much more there is at the end than at the beginning: the mean of the last third of the samples
 * less that of the first third; 0 when it is less.
 *
 * @param samples in order, at least one
 */
export function growthOf(samples: readonly number[]): number {
  const third = Math.ceil(samples.length / 3);
  return Math.max(0, mean(samples.slice(-third)) - mean(samples.slice(0, third)));
}

/** @param samples at least one */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return mean(middle);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
