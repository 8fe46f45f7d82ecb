import type { AdapterDescription } from '../gates/describe-adapter.ts';
import type { Page } from '../report/page.ts';
import { renderTable } from '../report/table.ts';

/** The adapter as `gate list ADAPTER` shows it. */
export function renderAdapter(adapter: AdapterDescription, page: Page): string {
  const { id, title, tool, options, metrics, inputs, fixes } = adapter;
  const { style } = page;
  const optionRows = options.map(({ name, type, default: preset, description }) => [
    name,
    preset === undefined ? type : `${type} = ${JSON.stringify(preset)}`,
    description,
  ]);
  const metricRows = metrics.map(({ name, unit, about }) => [name, unit, about]);
  return [
    ` ${style.bold(id)}  ${title}\n\n`,
    tool === undefined ? '' : ` Tool\n${renderTable(toolRows(tool), page)}\n`,
    options.length === 0
      ? ' It has no options.\n'
      : ` Options (with:)\n${renderTable(optionRows, page)}`,
    metrics.length === 0 ? '' : `\n Metrics (limits:)\n${renderTable(metricRows, page)}`,
    `\n Inputs\n   ${inputs.join(' ')}\n`,
    fixes ? '\n gate check --fix mends what it finds.\n' : '',
  ].join('');
}

function toolRows({ name, minimum, install }: NonNullable<AdapterDescription['tool']>) {
  const needs = minimum === undefined ? name : `${name} ${minimum} or newer`;
  return [
    ['needs', needs],
    ['install', install],
  ];
}
