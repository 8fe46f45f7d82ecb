import ora from 'ora';

/**
 * Shows that something is going on while a person waits, and nothing where nobody looks. Never to
 * be used beside the live report of a run: both redraw the terminal.
 */
export async function withSpinner<T>(
  text: string,
  stream: NodeJS.WriteStream,
  work: () => Promise<T>,
): Promise<T> {
  if (stream.isTTY !== true) return work();
  const spinner = ora({ text, stream, indent: 1 }).start();
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}
