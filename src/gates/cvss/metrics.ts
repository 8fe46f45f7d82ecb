/** The metrics of a CVSS vector: `AV` to `N`. */
export type CvssMetrics = ReadonlyMap<string, string>;

const metric = /^[A-Z]{1,3}:[A-Z]$|^U:(?:Clear|Green|Amber|Red)$/;

/**
 * Reads `CVSS:3.1/AV:N/AC:L/…`.
 *
 * @returns its version and metrics, or undefined when it is not such a vector or names a metric twice
 */
export function parseCvss(vector: string): { version: string; metrics: CvssMetrics } | undefined {
  const [prefix = '', ...parts] = vector.split('/');
  const version = /^CVSS:(\d+\.\d+)$/.exec(prefix)?.[1];
  if (version === undefined || !parts.every((part) => metric.test(part))) return undefined;
  const metrics = new Map(parts.map((part) => [part.replace(/:.*/, ''), part.replace(/.*:/, '')]));
  return metrics.size === parts.length ? { version, metrics } : undefined;
}
