import { jsonSchema } from '../../config/json-schema.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { loadAllGates } from '../../gates/registry.ts';
import { writeAll } from '../../report/writer.ts';
import type { Terminal } from '../terminal.ts';

/** Prints the JSON Schema of the config on stdout. @returns the exit code */
export async function schema(terminal: Terminal): Promise<number> {
  await writeAll(terminal.stdout, `${JSON.stringify(jsonSchema(await loadAllGates()), null, 2)}\n`);
  return exitCodes.pass;
}
