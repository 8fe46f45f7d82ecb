import type { Docker } from './docker.ts';
import { createOwner, isAbandoned } from './owner.ts';

const repository = 'gate-build';

/** A name for an image that nobody else has. */
export function createTag(): string {
  return `${repository}:${createOwner()}`;
}

/** Takes a name away, and the image with it if that has no other; never what it was built from. */
export async function removeTag(tag: string, docker: Docker): Promise<void> {
  await docker.finish(['image', 'rm', '--no-prune', tag]);
}

/** Takes away the names that processes of this machine which were killed have left behind. */
export async function removeAbandonedTags(docker: Docker): Promise<void> {
  const listed = await docker.ask(['image', 'ls', '--format', '{{.Tag}}', repository]);
  if (!listed.ok) return;
  const abandoned = listed.value.split('\n').filter(isAbandoned);
  await Promise.all(abandoned.map((tag) => removeTag(`${repository}:${tag}`, docker)));
}
