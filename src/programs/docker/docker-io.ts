/** What a program that calls Docker is given of the process it runs in. */
export interface DockerIo {
  /** Absolute; the directory of the component. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: { write(text: string): unknown };
  /** Gets what Docker prints while it builds. */
  readonly stderr: { write(text: string): unknown };
  /** Ends the program, which then takes away what it has made. */
  readonly cancel: AbortSignal;
}
