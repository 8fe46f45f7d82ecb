/**
 * A measured time: `0.4s`, `24.8s`, `1m 05s`, `2h 07m`.
 * @param ms milliseconds
 */
export function formatDuration(ms: number): string {
  const tenths = Math.round(Math.max(0, ms) / 100);
  return tenths < 600 ? `${(tenths / 10).toFixed(1)}s` : formatSeconds(ms);
}

/**
 * A time that is still running or only expected, in whole seconds: `0s`, `11s`, `1m 05s`, `2h 07m`.
 * @param ms milliseconds
 */
export function formatSeconds(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m ${twoDigits(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h ${twoDigits(minutes % 60)}m`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
