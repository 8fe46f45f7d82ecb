const unitMs = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

const pattern = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;

/** A day: what takes longer is a mistake, and timers cannot count much further than 24 of them. */
const longestMs = 86_400_000;

/**
 * Milliseconds of a duration as the config writes it: `500ms`, `90s`, `10m`, `1.5h`.
 * @returns undefined for anything else, for zero and for more than a day
 */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = pattern.exec(text) ?? [];
  const factor = unitMs.get(unit ?? '');
  if (amount === undefined || factor === undefined) return undefined;
  const ms = Math.round(Number(amount) * factor);
  return ms > 0 && ms <= longestMs ? ms : undefined;
}
