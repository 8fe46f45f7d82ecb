import type { ToolProbe } from '../define-gate.ts';

/** Asks for the version of the engine, which has to run. */
export const dockerTool: ToolProbe = {
  command: 'docker',
  args: ['version', '--format={{.Server.Version}}'],
  install: 'start the Docker engine, or install it: https://docs.docker.com/engine/install',
  minimum: '20.10.0',
};
