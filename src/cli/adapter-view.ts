import * as z from 'zod';
import type { Gate } from '../gates/define-gate.ts';
import type { Page } from '../report/page.ts';
import { renderTable } from '../report/table.ts';

/** What a person or a program may know about an adapter. */
export interface AdapterView {
  readonly id: string;
  readonly title: string;
  readonly ecosystem: string;
  /** Whether there is a command that mends what it finds. */
  readonly fixes: boolean;
  readonly inputs: readonly string[];
  readonly options: readonly OptionView[];
}

interface OptionView {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly description: string;
}

/** Describes an adapter from its own schema, so that this is never out of date. */
export function describeAdapter(gate: Gate): AdapterView {
  const { id, title, ecosystem, fixes, inputs } = gate;
  return { id, title, ecosystem, fixes, inputs, options: describeOptions(gate.options) };
}

/** The adapter as `gate list ADAPTER` shows it. */
export function renderAdapter(view: AdapterView, page: Page): string {
  const { style } = page;
  const options = view.options.map(({ name, type, default: preset, description }) => [
    name,
    preset === undefined ? type : `${type} = ${JSON.stringify(preset)}`,
    description,
  ]);
  return [
    ` ${style.bold(view.id)}  ${view.title}\n\n`,
    options.length === 0
      ? ' It has no options.\n'
      : ` Options (with:)\n${renderTable(options, page)}`,
    `\n Inputs\n   ${view.inputs.join(' ')}\n`,
    view.fixes ? '\n gate check --fix mends what it finds.\n' : '',
  ].join('');
}

/** As much of a JSON Schema as the options of adapters use. */
interface JsonProperty {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonProperty;
  readonly anyOf?: readonly JsonProperty[];
  readonly description?: string;
  readonly default?: unknown;
}

interface JsonObject {
  readonly properties?: Record<string, JsonProperty>;
  readonly required?: readonly string[];
}

function describeOptions(schema: z.ZodType): OptionView[] {
  const object: JsonObject = JSON.parse(
    JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  );
  return Object.entries(object.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeInWords(property),
    required: object.required?.includes(name) ?? false,
    ...(property.default === undefined ? {} : { default: property.default }),
    description: property.description ?? '',
  }));
}

function typeInWords(property: JsonProperty): string {
  if (property.enum !== undefined) return property.enum.map(String).join(' | ');
  if (property.const !== undefined) return String(property.const);
  if (property.anyOf !== undefined) return property.anyOf.map(typeInWords).join(' | ');
  if (property.type === 'array') return `list of ${typeInWords(property.items ?? {})}`;
  return Array.isArray(property.type) ? property.type.join(' | ') : String(property.type ?? 'any');
}
