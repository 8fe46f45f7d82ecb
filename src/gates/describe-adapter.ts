import * as z from 'zod';
import type { Gate, MetricDescription } from './define-gate.ts';

/** What a person or a program may know about an adapter. */
export interface AdapterDescription {
  readonly id: string;
  readonly title: string;
  readonly ecosystem: Gate['ecosystem'];
  /** The program that it needs, with the options of the example; absent when it is gate alone. */
  readonly tool?: {
    /** `ruff`, `cargo clippy` */
    readonly name: string;
    /** The command that installs it, or where it says how. */
    readonly install: string;
    /** The oldest version whose output can be read. */
    readonly minimum?: string;
  };
  /** Whether there is a command that mends what it finds. */
  readonly fixes: boolean;
  readonly inputs: readonly string[];
  readonly options: readonly OptionDescription[];
  readonly metrics: readonly MetricDescription[];
  /** A config with one gate of this adapter. */
  readonly example: { readonly gates: Readonly<Record<string, unknown>> };
}

interface OptionDescription {
  /** `paths`, and `rules[].name` for what each entry of the list `rules` has. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly description: string;
}

/** Describes an adapter from its own definition, so that this is never out of date. */
export function describeAdapter(gate: Gate): AdapterDescription {
  const { id, title, ecosystem, fixes, inputs, metrics } = gate;
  return {
    id,
    title,
    ecosystem,
    ...describeTool(gate),
    fixes,
    inputs,
    options: describeOptions(gate),
    metrics,
    example: { gates: { [id]: exampleGate(gate) } },
  };
}

function describeTool({ bind, example }: Gate): Pick<AdapterDescription, 'tool'> {
  const bound = bind(example);
  if (!bound.ok || bound.value.tool === undefined) return {};
  const { command, args, install, minimum } = bound.value.tool;
  const subcommand = args.filter((word) => /^[a-z]/.test(word) && word !== 'version').slice(0, 1);
  const name = [command, ...subcommand].join(' ');
  return { tool: { name, install, ...(minimum === undefined ? {} : { minimum }) } };
}

/** What is an option of the others stands in a `run` gate itself. */
function exampleGate({ id, example, metrics }: Gate): unknown {
  if (id === 'run') return { run: 'scripts/check-licenses.sh' };
  const hasOptions = Object.keys(Object(example)).length > 0;
  return { uses: id, ...(hasOptions ? { with: example } : {}), ...exampleLimits(metrics) };
}

/** A limit on the first metric, at a number that somebody could mean. */
function exampleLimits([metric]: readonly MetricDescription[]) {
  if (metric === undefined) return {};
  const { unit, better } = metric;
  // A limit is on one metric, or on all of them.
  const name = metric.name.includes('*') ? '*' : metric.name;
  if (unit === '%' && better === 'higher') return { limits: { [name]: { block: { below: 60 } } } };
  const worse = better === 'higher' ? 'dropsBy' : 'growsBy';
  return { limits: { [name]: { warn: { [worse]: '10%' } } } };
}

/** As much of a JSON Schema as the options of adapters use. */
interface JsonProperty {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: JsonProperty;
  readonly anyOf?: readonly JsonProperty[];
  readonly properties?: Readonly<Record<string, JsonProperty>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly default?: unknown;
}

function describeOptions({ id, options }: Gate): OptionDescription[] {
  const schema: JsonProperty = JSON.parse(
    JSON.stringify(z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' })),
  );
  const described = describeProperties(schema, '');
  if (id !== 'run') return described;
  return described.map((option) =>
    option.name === 'script' ? { ...option, name: 'run' } : option,
  );
}

/** @param prefix of the names: `patterns[].` for what an entry of that list has */
function describeProperties(object: JsonProperty, prefix: string): OptionDescription[] {
  return Object.entries(object.properties ?? {}).flatMap(([key, property]) => {
    const name = `${prefix}${key}`;
    const inner = property.items ?? property;
    return [
      {
        name,
        type: typeInWords(property),
        required: object.required?.includes(key) ?? false,
        ...(property.default === undefined ? {} : { default: property.default }),
        description: property.description ?? '',
      },
      ...describeProperties(inner, property.items === undefined ? `${name}.` : `${name}[].`),
    ];
  });
}

function typeInWords(property: JsonProperty): string {
  if (property.enum !== undefined) return property.enum.map(String).join(' | ');
  if (property.const !== undefined) return String(property.const);
  if (property.anyOf !== undefined) return property.anyOf.map(typeInWords).join(' | ');
  if (property.type === 'array') return `list of ${typeInWords(property.items ?? {})}`;
  return Array.isArray(property.type) ? property.type.join(' | ') : String(property.type ?? 'any');
}
