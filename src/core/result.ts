import type { Diagnostic } from './diagnostic.ts';

/** Something that went wrong and is nobody's bug: bad input, a missing tool, a full disk. */
export interface Failure {
  /** Discriminates failures in code; never shown. */
  readonly reason: string;
  /** What a person reads: one or more problems, each with its place and its next command. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A value or the reason there is none. `throw` is left for bugs. */
export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F };

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<F extends Failure>(value: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure: value };
}

/** A failure with one diagnostic, the usual case. */
export function failWith<R extends string>(
  reason: R,
  diagnostic: Diagnostic,
): { readonly ok: false; readonly failure: Failure & { readonly reason: R } } {
  return { ok: false, failure: { reason, diagnostics: [diagnostic] } };
}
