/** How a process ended. Only `exited` says anything about what it was asked to do. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'not-found'; readonly command: string }
  | { readonly kind: 'not-started'; readonly message: string };

export interface ProcessOutcome {
  readonly end: ProcessEnd;
  readonly stdout: string;
  readonly stderr: string;
  /** The output was longer than what is held, and its beginning is missing here. */
  readonly truncated: boolean;
  readonly durationMs: number;
}
