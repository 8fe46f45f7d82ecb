import type { Docker } from './docker.ts';

const units: Readonly<Record<string, number>> = {
  B: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/**
 * How much memory a container uses, in bytes, to four digits: `docker stats` says no more.
 * @returns nothing when the engine does not measure it, or the container is gone
 */
export async function memoryUse(name: string, docker: Docker): Promise<number | undefined> {
  const answer = await docker.ask(['stats', '--no-stream', '--format={{.MemUsage}}', name]);
  return answer.ok ? parseMemoryUse(answer.value) : undefined;
}

/** `452KiB / 64MiB`: used and allowed. Nothing uses no memory at all. */
export function parseMemoryUse(text: string): number | undefined {
  const [, amount, unit = ''] = /^\s*([\d.]+)([KMGT]?i?B) \//.exec(text) ?? [];
  const bytes = Number(amount) * (units[unit] ?? Number.NaN);
  return bytes > 0 ? bytes : undefined;
}
