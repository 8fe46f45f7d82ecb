import { vi } from 'vitest';

/**
 * Makes an environment that of this process, for code that starts programs in its own; variables
 * that it does not have are gone. `vi.unstubAllEnvs` brings the former one back.
 */
export function useEnvironment(env: Readonly<Record<string, string>>): void {
  const names = new Set([...Object.keys(process.env), ...Object.keys(env)]);
  for (const name of names) vi.stubEnv(name, env[name]);
}
