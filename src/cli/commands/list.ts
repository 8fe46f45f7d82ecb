import { closestName } from '../../core/closest-name.ts';
import { exitCodes } from '../../core/exit-code.ts';
import { failWith, type Result, success } from '../../core/result.ts';
import { describeAdapter } from '../../gates/describe-adapter.ts';
import { adapterIds, loadAllGates, loadGate } from '../../gates/registry.ts';
import { renderTable } from '../../report/table.ts';
import { writeAll } from '../../report/writer.ts';
import { renderAdapter } from '../adapter-view.ts';
import { openConfig } from '../open-config.ts';
import { pageFor } from '../page-for.ts';
import { reportFailure } from '../report-failure.ts';
import type { Terminal } from '../terminal.ts';

export interface ListOptions {
  readonly adapters?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** Lists the gates of the config, all adapters, or the options of one. @returns the exit code */
export async function list(
  adapter: string | undefined,
  options: ListOptions,
  terminal: Terminal,
): Promise<number> {
  const listed = await selectList(adapter, options, terminal);
  if (!listed.ok) return reportFailure(listed.failure, terminal);
  const { data, text } = listed.value;
  await writeAll(
    terminal.stdout,
    options.json === true ? `${JSON.stringify(data, null, 2)}\n` : text,
  );
  return exitCodes.pass;
}

/** The same thing for programs and for people. */
interface Listed {
  readonly data: unknown;
  readonly text: string;
}

async function selectList(
  adapter: string | undefined,
  options: ListOptions,
  terminal: Terminal,
): Promise<Result<Listed>> {
  if (adapter !== undefined) return listAdapter(adapter, terminal);
  if (options.adapters === true) return success(await listAdapters(terminal));
  return listGates(options, terminal);
}

async function listAdapter(id: string, terminal: Terminal): Promise<Result<Listed>> {
  const gate = await loadGate(id);
  if (gate === undefined) {
    const meant = closestName(id, adapterIds);
    return failWith('unknown-adapter', {
      message: `gate has no adapter “${id}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`,
      next: [meant === undefined ? 'gate list --adapters' : `gate list ${meant}`],
    });
  }
  const view = describeAdapter(gate);
  return success({ data: view, text: renderAdapter(view, pageFor(terminal, 'stdout')) });
}

async function listAdapters(terminal: Terminal): Promise<Listed> {
  const views = (await loadAllGates()).map(describeAdapter);
  const rows = views.map(({ id, ecosystem, title }) => [id, ecosystem, title]);
  return { data: views, text: renderTable(rows, pageFor(terminal, 'stdout')) };
}

async function listGates(options: ListOptions, terminal: Terminal): Promise<Result<Listed>> {
  const config = await openConfig(terminal, options.config);
  if (!config.ok) return config;
  const gates = [...config.value.gates.values()].map((gate) => ({
    name: gate.name,
    uses: gate.uses,
    stages: [...config.value.stages.values()]
      .filter((stage) => stage.gates.includes(gate.name))
      .map((stage) => stage.name),
    components: gate.components,
  }));
  const rows = gates.map(({ name, uses, stages }) => [name, uses, stages.join(', ')]);
  return success({ data: gates, text: renderTable(rows, pageFor(terminal, 'stdout')) });
}
