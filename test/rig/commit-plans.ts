/** One commit of an example's history: its message, and globs of the files that it adds. */
export interface PlannedCommit {
  readonly message: string;
  readonly files: readonly string[];
}

/** How the histories of the examples grow. A file goes into the first commit that names it. */
export const commitPlans: Readonly<Record<string, readonly PlannedCommit[]>> = {
  'ant-quic': [
    { message: 'build: begin the workspace', files: ['Cargo.toml', '.gitignore', 'rustfmt.toml'] },
    { message: 'feat(frame): integers and frames on the wire', files: ['crates/frame/**'] },
    { message: 'feat(nat): pair addresses and try the best first', files: ['crates/nat/**'] },
    {
      message: 'feat: an endpoint that holds no socket',
      files: ['Cargo.lock', 'crates/endpoint/{Cargo.toml,src/**,benches/**}'],
    },
    { message: 'test: punch a hole through two NATs', files: ['crates/endpoint/tests/**'] },
    {
      message: 'docs: say what it is, with an example',
      files: ['README.md', 'crates/endpoint/examples/**'],
    },
    { message: 'ci: judge every push', files: ['**'] },
  ],
};
