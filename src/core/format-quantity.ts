const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A number with its unit; at most three decimals, bytes in the largest fitting unit of 1000. */
export function formatQuantity(value: number, unit: string): string {
  if (unit === 'count') return String(value);
  if (unit !== 'B') return `${Number(value.toFixed(3))} ${unit}`;
  const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)) / 3);
  const index = Math.min(byteUnits.length - 1, Math.max(0, power));
  return `${Number((value / 1000 ** index).toFixed(1))} ${byteUnits[index] ?? 'B'}`;
}
