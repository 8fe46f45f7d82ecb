// Writes config/gate.schema.json from the schema of the config and the options of all adapters.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const { jsonSchema } = await loadSource('src/config/json-schema.ts');
const { loadAllGates } = await loadSource('src/gates/registry.ts');
const file = new URL('../config/gate.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(jsonSchema(await loadAllGates()), null, 2)}\n`);
console.log(fileURLToPath(file));
