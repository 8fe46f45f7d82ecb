// Writes docs/gates.md from the adapters of the registry.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const { renderGatesDoc } = await loadSource('src/cli/gates-doc.ts');
const { describeAdapter } = await loadSource('src/gates/describe-adapter.ts');
const { loadAllGates } = await loadSource('src/gates/registry.ts');
const file = new URL('../docs/gates.md', import.meta.url);
writeFileSync(file, renderGatesDoc((await loadAllGates()).map(describeAdapter)));
console.log(fileURLToPath(file));
