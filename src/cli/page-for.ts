import { defaultColumns, type Page } from '../report/page.ts';
import { createStyle } from '../report/style.ts';
import type { Terminal } from './terminal.ts';

/** How to lay out and colour what is written to one of the terminal's streams. */
export function pageFor(
  { env, noColor, ...streams }: Terminal,
  name: 'stdout' | 'stderr' = 'stderr',
): Page {
  const stream = streams[name];
  return {
    style: createStyle({ env, noColor, isTTY: stream.isTTY === true }),
    columns: stream.columns ?? defaultColumns,
  };
}
