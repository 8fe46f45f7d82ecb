import type { JudgedFinding } from '../core/finding.ts';
import { codeFrame } from './code-frame.ts';
import { type Page, roomAfter } from './page.ts';
import { plural } from './plural.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** Text of a file of the judged tree, by its path from the root of the repository. */
export type ReadSource = (file: string) => string | undefined;

/** What a finding is told with. */
interface FindingContext {
  readonly page: Page;
  readonly readSource: ReadSource;
  /** Whether to say of a finding that it only warns: set where others block. */
  readonly marksWarnings: boolean;
}

const indent = 3;
/** Compilers and test runners write essays; the whole of it is in the log. */
const longestMessage = 15;

/**
 * One finding: its place and rule, the line of code with the message beside or below it, and what
 * its tool proposes. A finding without a place is its message alone.
 * @param finding clean
 */
export function findingLines(finding: JudgedFinding, context: FindingContext): string[] {
  const { page } = context;
  const { help } = finding;
  const message = wrapMessage(finding.message, page);
  const frame = frameOf(finding, message, context);
  return [
    ...headOf(finding, context),
    ...(frame.length > 0 ? frame : message.map(indented)),
    ...(help === undefined ? [] : wrapText(`help: ${help}`, roomAfter(page, indent)).map(indented)),
  ];
}

function headOf(finding: JudgedFinding, { page, marksWarnings }: FindingContext): string[] {
  const { file, line, column, rule, tool, level } = finding;
  const { style } = page;
  const place = [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(':');
  // A command of the user's has no rules of its own: what it printed says everything.
  const name = tool === 'run' ? '' : rule;
  const mark = marksWarnings && level === 'warn' ? ' (warns)' : '';
  if (place === '' && name === '') return [];
  if (place === '') return [`   ${style.bold(name)}${mark}`];
  return textWidth(place) + textWidth(name) + 12 > page.columns && name !== ''
    ? [`   ${style.bold(place)}`, `   ${name}${mark}`]
    : [`   ${style.bold(place)}  ${name}${mark}`.trimEnd()];
}

function frameOf(
  finding: JudgedFinding,
  message: readonly string[],
  { page, readSource }: FindingContext,
): string[] {
  const { file, line, column = 1 } = finding;
  if (file === undefined || line === undefined || finding.sensitive === true) return [];
  const text = readSource(file);
  if (text === undefined) return [];
  const range = { file, text, line, column, length: lengthOf(finding) };
  return codeFrame(range, page, { indent, note: message.join('\n') });
}

function lengthOf({ line, column = 1, endLine = line, endColumn }: JudgedFinding): number {
  return endColumn === undefined || endLine !== line ? 1 : Math.max(1, endColumn - column);
}

function wrapMessage(message: string, page: Page): string[] {
  const lines = wrapText(message.replace(/^\n+|\s+$/g, ''), roomAfter(page, indent));
  if (lines.length <= longestMessage) return lines;
  const rest = lines.length - longestMessage;
  return [
    ...lines.slice(0, longestMessage),
    `${page.style.symbols.ellipsis} ${plural(rest, 'more line')}`,
  ];
}

function indented(line: string): string {
  return line === '' ? '' : ' '.repeat(indent) + line;
}
