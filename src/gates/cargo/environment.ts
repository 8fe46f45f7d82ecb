/**
 * Added to the environment of every cargo: what is read must not carry colour codes, and has to say
 * which programs cargo runs in the form that it has by default.
 */
export const cargoEnvironment = {
  CARGO_TERM_COLOR: 'never',
  CARGO_TERM_QUIET: 'false',
  CARGO_TERM_VERBOSE: 'false',
} as const;

/**
 * A crate can depend on any file through `include_str!`, `#[path]`, a build script or a test that
 * reads it, so nothing less than all files is a safe key. Cargo itself skips what did not change.
 */
export const compiledInputs = ['**'] as const;
