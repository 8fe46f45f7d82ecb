import * as z from 'zod';

const status = z.object({
  name: z.string(),
  project: z.string(),
  compat: z.string(),
  latest: z.string(),
  kind: z.string().nullable(),
});
const crateLine = z.object({ crate_name: z.string(), dependencies: z.array(status) });

/** What cargo-outdated says about one crate. `---` stands for no other version. */
export type CrateStatus = z.output<typeof crateLine>;

/**
 * Reads `cargo outdated --format json`: a line of JSON for each crate.
 *
 * Format: `CrateMetadata` in `src/cargo_ops/elaborate_workspace.rs` of cargo-outdated
 *
 * @returns undefined when a line is none of these, or there is none
 */
export function parseCargoOutdated(stdout: string): readonly CrateStatus[] | undefined {
  const lines = stdout.split(/\r?\n/).filter((line) => line.trim() !== '');
  const crates = lines.flatMap((line) => parseLine(line) ?? []);
  return crates.length === lines.length && crates.length > 0 ? crates : undefined;
}

function parseLine(line: string): CrateStatus | undefined {
  try {
    return crateLine.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
