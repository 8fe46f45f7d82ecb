/** A number, with a unit where one was written. */
export interface Quantity {
  readonly value: number;
  readonly unit?: string;
}

/** Units that can be compared, each as a multiple of the first of its dimension. */
const dimensions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  size: {
    B: 1,
    kB: 1e3,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
  },
  time: {
    ns: 1,
    us: 1e3,
    µs: 1e3,
    μs: 1e3,
    ms: 1e6,
    s: 1e9,
    min: 60e9,
    m: 60e9,
    h: 3600e9,
    d: 86_400e9,
  },
  rate: { bps: 1, kbps: 1e3, Kbps: 1e3, Mbps: 1e6, Gbps: 1e9, Tbps: 1e12 },
  throughput: {
    'B/s': 1,
    'kB/s': 1e3,
    'MB/s': 1e6,
    'GB/s': 1e9,
    'KiB/s': 2 ** 10,
    'MiB/s': 2 ** 20,
    'GiB/s': 2 ** 30,
  },
  frequency: { '/s': 1, 'req/s': 1, 'ops/s': 1, Hz: 1, kHz: 1e3, MHz: 1e6 },
  share: { '%': 1 },
  count: { count: 1 },
};

/** A number, then at most a unit, with or without a blank: `2.95Gbps`, `20 MB`, `10%`. */
const form =
  /^\s*(?<value>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(?<unit>[^\s\d][^\s]*)?\s*$/;

/**
 * Reads what a person writes for an amount.
 * @returns nothing when it is not a number with a known unit
 */
export function parseQuantity(written: number | string): Quantity | undefined {
  if (typeof written === 'number') return Number.isFinite(written) ? { value: written } : undefined;
  const { value, unit } = form.exec(written)?.groups ?? {};
  if (value === undefined) return undefined;
  if (unit === undefined) return { value: Number(value) };
  return dimensionOf(unit) === undefined ? undefined : { value: Number(value), unit };
}

/**
 * The value of a quantity in another unit. A number without a unit is in any unit.
 * @returns nothing when the two measure different things
 */
export function convert({ value, unit }: Quantity, to: string): number | undefined {
  if (unit === undefined || unit === to) return value;
  const dimension = dimensionOf(unit);
  const from = dimension?.[unit];
  const target = dimension?.[to];
  return from === undefined || target === undefined ? undefined : (value * from) / target;
}

function dimensionOf(unit: string): Readonly<Record<string, number>> | undefined {
  return Object.values(dimensions).find((units) => Object.hasOwn(units, unit));
}
