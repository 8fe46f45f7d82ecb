import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plant } from './plant.ts';

/** No scanner may take this file for one that holds a secret: it is whole only in the copy. */
const awsAccessKey = ['AKIA', 'Q3EGRTKX', '7ZV5LN2W'].join('');
const stripeKey = ['sk', 'live', '51HxT9pQ2wLmZ8vKc4RbYnJd7'].join('_');

/** One mistake for each gate that judges the gateway of examples/plasma-engine. */
export const plasmaGatewayPlants: readonly Plant[] = [
  {
    name: 'unformatted code',
    plant: (root) =>
      replace(root, 'gateway/src/services.ts', 'name === text);', 'name   ===   text )'),
    gate: 'prettier',
    expected: { file: 'gateway/src/services.ts' },
  },
  {
    name: 'a file that does not parse',
    plant: (root) => replace(root, 'gateway/src/query.ts', 'export function', 'export export'),
    gate: 'prettier',
    alsoBlocks: ['eslint', 'tsc'],
    expected: { file: 'gateway/src/query.ts', line: 18 },
  },
  {
    name: 'a promise that nobody waits for',
    plant: (root) =>
      replace(
        root,
        'gateway/src/ask-service.ts',
        'await response.body?.cancel();',
        'response.body?.cancel();',
      ),
    gate: 'eslint',
    expected: { file: 'gateway/src/ask-service.ts', line: 30 },
  },
  {
    name: 'a debug print',
    plant: (root) =>
      replace(
        root,
        'gateway/src/gateway.ts',
        '    const started',
        '    console.log(target);\n    const started',
      ),
    gate: 'eslint',
    expected: { file: 'gateway/src/gateway.ts', line: 27 },
  },
  {
    name: 'a type error',
    plant: (root) =>
      replace(root, 'gateway/src/query.ts', 'limit: Number(limit),', 'limit: limit,'),
    gate: 'tsc',
    expected: { file: 'gateway/src/query.ts', line: 28 },
  },
  {
    name: 'a failing test',
    plant: (root) =>
      replace(root, 'gateway/src/answers.ts', 'b.score - a.score', 'a.score - b.score'),
    gate: 'vitest',
    expected: { file: 'gateway/test/answers.test.ts', line: 34 },
  },
  {
    name: 'an error outside of any test',
    plant: (root) =>
      replace(
        root,
        'gateway/test/metrics.test.ts',
        '    const metrics = new Metrics();',
        "    void Promise.reject(new Error('nobody waits'));\n    const metrics = new Metrics();",
      ),
    gate: 'vitest',
    expected: { file: 'gateway/test/metrics.test.ts', line: 6 },
  },
  {
    name: 'a payment key in code',
    plant: (root) =>
      append(root, 'gateway/src/settings.ts', `\nexport const paymentKey = '${stripeKey}';\n`),
    gate: 'secrets',
    expected: { file: 'gateway/src/settings.ts', line: 61 },
  },
  {
    name: 'a cloud key in an environment file',
    plant: (root) =>
      writeFileSync(join(root, 'gateway/.env.production'), `AWS_ACCESS_KEY_ID=${awsAccessKey}\n`),
    gate: 'secrets',
    expected: { file: 'gateway/.env.production', line: 1 },
  },
];

function replace(root: string, file: string, before: string, after: string): void {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(before).length !== 2) throw new Error(`${file} holds not one “${before}”`);
  writeFileSync(
    path,
    text.replace(before, () => after),
  );
}

function append(root: string, file: string, text: string): void {
  const path = join(root, file);
  writeFileSync(path, readFileSync(path, 'utf8') + text);
}
