import type { ToolProbe } from '../define-gate.ts';

/**
 * The probe of a tool that the project itself depends on. Called by its bare name: the runner puts
 * the `node_modules/.bin` of the component and of its parents in front of PATH, so that the
 * project's own version is found, and never one that `npx` would fetch.
 *
 * @param minimum the oldest version whose output the adapter can read
 */
export function localTool(command: string, packageName: string, minimum: string): ToolProbe {
  return {
    command,
    args: ['--version'],
    install: `npm install --save-dev ${packageName}`,
    minimum,
  };
}
