import type { TestLog } from './events.ts';

/** `example.com/shop/calc/calc.go:4.24,5.13 1 1`: the number of statements and the count. */
const block = /^(?<name>.+)\/[^/]+:\S+ (?<statements>\d+) (?<count>\d+)$/;
/** What each package prints of itself; with `-coverpkg` it goes on and says of which packages. */
const printed = /^(?:.*\t)?coverage: (\d+\.\d)% of statements$/m;

/**
 * The first package that printed another coverage of its statements than the profile holds: a
 * profile that lost lines is one that can be read.
 */
export function findDisagreement(profile: string, { packages }: TestLog): string | undefined {
  const shares = sharesOf(profile);
  for (const [name, { output }] of packages) {
    const said = printed.exec(output)?.[1];
    if (said === undefined) continue;
    const { covered, total } = shares.get(name) ?? { covered: 0, total: 0 };
    const held = total === 0 ? 'nothing' : `${((100 * covered) / total).toFixed(1)} %`;
    if (`${said} %` !== held) return `the cover profile holds ${held} of ${name}, not ${said} %`;
  }
  return undefined;
}

function sharesOf(profile: string): Map<string, { covered: number; total: number }> {
  const shares = new Map<string, { covered: number; total: number }>();
  for (const line of profile.split('\n')) {
    const { name, statements, count } = block.exec(line)?.groups ?? {};
    if (name === undefined) continue;
    const share = shares.get(name) ?? { covered: 0, total: 0 };
    share.total += Number(statements);
    if (Number(count) > 0) share.covered += Number(statements);
    shares.set(name, share);
  }
  return shares;
}
