/** How the command meets the world; tests put their own in. */
export interface Terminal {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Data: what a pipe should get. */
  readonly stdout: NodeJS.WriteStream;
  /** Talk: what a person should see. */
  readonly stderr: NodeJS.WriteStream;
  /** `--no-color` was given. */
  readonly noColor: boolean;
}

/** True in every CI service that says so, which all of the usual ones do. */
export function inCi({ env }: Terminal): boolean {
  return env.CI !== undefined && env.CI !== '' && env.CI !== 'false' && env.CI !== '0';
}
