import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestRepository } from '../rig/temporary-repository.ts';

const archive = fileURLToPath(
  new URL('../../../shared/data/rustsec-advisory-db.tar.xz', import.meta.url),
);

/** One advisory in the format of RustSec, for machines without a copy of its database. */
const advisory = `\`\`\`toml
[advisory]
id = "RUSTSEC-2021-0003"
package = "smallvec"
date = "2021-01-08"
url = "https://github.com/servo/rust-smallvec/issues/252"
categories = ["memory-corruption"]
aliases = ["CVE-2021-25900"]
cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"

[versions]
patched = [">= 0.6.14, < 1.0.0", ">= 1.6.1"]
unaffected = ["< 0.6.3"]
\`\`\`

# Buffer overflow in SmallVec::insert_many

Too small a buffer was allocated.
`;

/**
 * Puts an advisory database beside the work tree: RustSec's where there is a copy, otherwise one
 * with the advisory RUSTSEC-2021-0003 on smallvec 1.6.0.
 *
 * @param name of its directory, relative to the directory that holds the work tree
 */
export async function createAdvisoryDatabase(
  repository: TestRepository,
  name: string,
): Promise<void> {
  const directory = join(repository.parent, name);
  if (!existsSync(archive)) {
    await repository.write(join(directory, 'crates/smallvec/RUSTSEC-2021-0003.md'), advisory);
    return;
  }
  await mkdir(directory, { recursive: true });
  const unpacked = await repository.run(['tar', '-xJf', archive, '-C', directory]);
  if (unpacked.code !== 0) throw new Error(`tar failed: ${unpacked.stderr}`);
}
