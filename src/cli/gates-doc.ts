import { stringify } from 'yaml';
import type { AdapterDescription } from '../gates/describe-adapter.ts';

const ecosystems: Readonly<Record<AdapterDescription['ecosystem'], string>> = {
  any: 'Any repository',
  python: 'Python',
  node: 'Node.js',
  go: 'Go',
  rust: 'Rust',
  docker: 'Docker',
  database: 'Databases',
};

const introduction = `# Gates

Every adapter that \`uses:\` may name, written from the adapters themselves by \`npm run docs\`.
\`gate list ADAPTER\` shows the same in a terminal.

An adapter that delivers \`line-coverage\` line by line can have limits on \`diff-coverage\` too: the
share of changed lines that the tests execute.
`;

/** The page about all adapters, in Markdown: by ecosystem, each as the registry orders them. */
export function renderGatesDoc(adapters: readonly AdapterDescription[]): string {
  const present = Object.entries(ecosystems).map(([ecosystem, title]) => ({
    title,
    members: adapters.filter((adapter) => adapter.ecosystem === ecosystem),
  }));
  const sections = present.filter(({ members }) => members.length > 0);
  return [
    introduction,
    ...sections.map(({ title, members }) => `- ${title}: ${members.map(link).join(', ')}`),
    ...sections.flatMap(({ title, members }) => [`\n## ${title}\n`, ...members.map(renderSection)]),
  ]
    .join('\n')
    .concat('\n');
}

function link({ id }: AdapterDescription): string {
  return `[${id}](#${id})`;
}

function renderSection(adapter: AdapterDescription): string {
  const { id, title, options, metrics, inputs, fixes, example } = adapter;
  const optionRows = options.map((option) => [
    `\`${option.name}\``,
    code(option.type),
    option.required ? 'required' : defaultOf(option.default),
    option.description,
  ]);
  const metricRows = metrics.map(({ name, unit, better = '', about }) => [
    `\`${name}\``,
    unit,
    better,
    about,
  ]);
  const parts = [
    `### ${id}\n`,
    `${title}. ${toolSentence(adapter)}${fixes ? ' `gate check --fix` mends what it finds.' : ''}\n`,
    `\`\`\`yaml\n${stringify(example, { lineWidth: 100 })}\`\`\`\n`,
    table(['option', 'type', 'default', 'what it does'], optionRows),
    table(['metric', 'unit', 'better', 'what it is'], metricRows),
    `Default inputs: ${inputs.map(code).join(' ')}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function toolSentence({ id, tool }: AdapterDescription): string {
  if (id === 'run') return 'Its options stand in the gate itself, which has no `uses:`.';
  if (tool === undefined) return 'Needs nothing but gate.';
  const { name, minimum, install } = tool;
  const version = minimum === undefined ? '' : ` ${minimum} or newer`;
  return `Needs \`${name}\`${version}: ${install.startsWith('see ') ? install : code(install)}.`;
}

function defaultOf(value: unknown): string {
  return value === undefined ? '' : code(JSON.stringify(value));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

/** A bar would begin the next cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
