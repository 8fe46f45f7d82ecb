import type { Level } from './level.ts';

/** One number that a tool measured. */
export interface Metric {
  /** `line-coverage`, `image-size`, or the name of a benchmark. */
  readonly name: string;
  readonly value: number;
  /** `%`, `B`, `ms`, `ns`, `Gbps`, `count`, … */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
}

/** A metric with what its limits say. */
export interface JudgedMetric extends Metric {
  readonly baseline?: number;
  /** The level of the limit that it broke; absent when every limit holds. */
  readonly level?: Level;
  /** The limit in words: `drops by more than 1`. */
  readonly limit?: string;
}
