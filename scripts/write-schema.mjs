// Writes config/gate.schema.json from the schema of the config and the options of all adapters, and
// config/metrics.schema.json from that of metrics files.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load-source.mjs';

const { jsonSchema } = await loadSource('src/config/json-schema.ts');
const { metricsJsonSchema } = await loadSource('src/gates/metrics-json/metrics-json-schema.ts');
const { loadAllGates } = await loadSource('src/gates/registry.ts');
write('gate.schema.json', jsonSchema(await loadAllGates()));
write('metrics.schema.json', metricsJsonSchema());

/** @param {string} name @param {object} schema */
function write(name, schema) {
  const file = new URL(`../config/${name}`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  console.log(fileURLToPath(file));
}
