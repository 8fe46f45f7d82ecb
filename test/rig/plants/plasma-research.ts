import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base62Crc } from '../../../src/programs/secrets/checksum.ts';
import type { Plant } from './plant.ts';

const sources = 'research/src/plasma_research';

/** Mistakes in the research service of examples/plasma-engine, which is the root. */
export const plasmaResearchPlants: readonly Plant[] = [
  {
    name: 'unused import',
    gate: 'ruff',
    expected: { file: `${sources}/metrics.py`, line: 3 },
    plant: (root) =>
      replace(root, 'metrics.py', 'import threading\n', 'import math\nimport threading\n'),
  },
  {
    name: 'unformatted line',
    gate: 'black',
    expected: { file: `${sources}/settings.py`, line: 7 },
    plant: (root) => replace(root, 'settings.py', 'DEFAULT_PORT = 8000\n', 'DEFAULT_PORT=8000\n'),
  },
  {
    name: 'unsorted imports',
    gate: 'isort',
    expected: { file: `${sources}/search_index.py`, line: 4 },
    plant: (root) =>
      replace(
        root,
        'search_index.py',
        'import threading\nfrom collections import Counter, defaultdict\nfrom dataclasses import dataclass\n',
        'from dataclasses import dataclass\nimport threading\nfrom collections import Counter, defaultdict\n',
      ),
  },
  {
    name: 'a type that does not fit',
    gate: 'mypy',
    expected: { file: `${sources}/search_index.py`, line: 12 },
    plant: (root) =>
      replace(root, 'search_index.py', 'SATURATION = 1.2\n', 'SATURATION: int = 1.2\n'),
  },
  {
    name: 'a limit that is off by one',
    gate: 'pytest',
    expected: { file: 'research/tests/test_service.py', line: 44 },
    plant: (root) => replace(root, 'service.py', 'not 1 <= int(limit)', 'not 0 <= int(limit)'),
  },
  {
    name: 'a GitHub token',
    gate: 'secrets',
    expected: { file: `${sources}/settings.py`, line: 8 },
    plant: (root) =>
      replace(
        root,
        'settings.py',
        'DEFAULT_PORT = 8000\n',
        `DEFAULT_PORT = 8000\nSOURCES_TOKEN = "${githubToken()}"\n`,
      ),
  },
];

/** Made here, so that no scanner finds one in this repository. Its form is right, it is nobody's. */
function githubToken(): string {
  const letters = createHash('sha256').update('plasma-research').digest('base64');
  const body = letters.replace(/[^0-9A-Za-z]/g, '').slice(0, 30);
  return ['gh', 'p_', body, base62Crc(body)].join('');
}

function replace(root: string, name: string, before: string, after: string): void {
  const path = join(root, sources, name);
  const parts = readFileSync(path, 'utf8').split(before);
  if (parts.length !== 2) throw new Error(`${name}: ${parts.length - 1} times “${before}”`);
  writeFileSync(path, parts.join(after));
}
