import type { DetectedGate, Project, ProposedGate } from './detected.ts';
import { stageOrder } from './detected.ts';

/** The same gate, proposed for one or more projects. */
interface Group {
  readonly proposal: ProposedGate;
  /** Names of components; empty for the top directory. */
  readonly each: string[];
  readonly seenIn: string[];
}

/**
 * One gate for all components that want the same, each with a name of its own, in the order of the
 * stages.
 * @param nameOf names of components by root; the top directory has none
 */
export function nameGates(
  projects: readonly Project[],
  nameOf: ReadonlyMap<string, string>,
): readonly DetectedGate[] {
  const groups = groupAlike(projects, nameOf).sort((a, b) => stageOf(a) - stageOf(b));
  const names = namesOf(groups);
  return groups.map((group) => ({
    name: names.get(group) ?? group.proposal.name,
    action: group.proposal.action,
    each: group.each,
    needs: groups
      .filter(({ proposal }) => group.proposal.needs?.includes(proposal.name) === true)
      .flatMap((needed) => names.get(needed) ?? []),
    from: group.proposal.from,
    why: `${group.proposal.what} (${inShort(group.seenIn)})`,
  }));
}

function groupAlike(projects: readonly Project[], nameOf: ReadonlyMap<string, string>): Group[] {
  const groups = new Map<string, Group>();
  for (const { root, gates } of projects) {
    const component = nameOf.get(root);
    for (const proposal of gates) {
      const key = JSON.stringify([proposal.name, proposal.action, component === undefined]);
      const group = groups.get(key) ?? { proposal, each: [], seenIn: [] };
      groups.set(key, group);
      group.seenIn.push(proposal.seenIn);
      if (component !== undefined) group.each.push(component);
    }
  }
  return [...groups.values()];
}

function stageOf({ proposal }: Group): number {
  return stageOrder.indexOf(proposal.from);
}

/** The name that was wished for, or, where several wish for it, the most telling one that is free. */
function namesOf(groups: readonly Group[]): ReadonlyMap<Group, string> {
  const wishes = groups.map(({ proposal }) => proposal.name);
  const taken = new Set(wishes.filter((name) => wishes.indexOf(name) === wishes.lastIndexOf(name)));
  const names = new Map<Group, string>();
  for (const group of groups) {
    const { name } = group.proposal;
    const free = taken.has(name) ? name : longerName(group, groups, taken);
    names.set(group, free);
    taken.add(free);
  }
  return names;
}

/** The adapter tells more than the wish when other adapters wish the same, else the place does. */
function longerName({ proposal, each }: Group, all: readonly Group[], taken: ReadonlySet<string>) {
  const { action, name } = proposal;
  const rivals = all.filter((other) => other.proposal.name === name);
  const isAlike = rivals.every((other) => adapterOf(other) === adapterOf(rivals[0]));
  const base = 'uses' in action && !isAlike ? action.uses : name;
  const place = each.length > 1 ? 'components' : (each[0] ?? 'top');
  const candidates = 'uses' in action ? [base, `${base}-${place}`] : [`${base}-${place}`];
  for (let count = 2; ; count++) {
    const free = candidates.find((candidate) => !taken.has(candidate));
    if (free !== undefined) return free;
    candidates.push(`${base}-${count}`);
  }
}

function adapterOf(group: Group | undefined): string | undefined {
  const action = group?.proposal.action;
  return action !== undefined && 'uses' in action ? action.uses : undefined;
}

function inShort(places: readonly string[]): string {
  const shown = places.slice(0, 2).join(', ');
  return places.length <= 2 ? shown : `${shown} and ${places.length - 2} more`;
}
