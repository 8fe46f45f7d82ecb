import { failWith, type Result } from '../core/result.ts';

/**
 * Runs what reads and writes files; what the system refuses (permissions, a full disk) becomes a
 * failure. Anything else that is thrown is a bug and goes on.
 *
 * @param doing what could not be done, as the beginning of a sentence
 */
export async function reportFileErrors<T>(
  reason: string,
  doing: string,
  act: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    return failWith(reason, { message: `${doing}: ${error.message}` });
  }
}
