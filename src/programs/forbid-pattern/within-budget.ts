import { createContext, Script } from 'node:vm';

/**
 * Runs a function that must not take longer than a time. A regular expression of a user's can need
 * longer than the universe is old for one line; nothing but the virtual machine can end it.
 *
 * @param budget in milliseconds
 * @returns undefined when the time was over before it returned
 */
export function withinBudget<T>(work: () => T, budget: number): { readonly value: T } | undefined {
  let result: { readonly value: T } | undefined;
  const context = createContext({
    work: () => {
      result = { value: work() };
    },
  });
  try {
    new Script('work()').runInContext(context, { timeout: budget });
    return result;
  } catch (error) {
    if (codeOf(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}
