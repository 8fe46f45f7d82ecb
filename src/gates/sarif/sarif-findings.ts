import type { Finding, Severity } from '../../core/finding.ts';
import { severityOfScore } from '../cvss/cvss-severity.ts';
import { placeOf } from './sarif-location.ts';
import type { SarifResult, SarifRule, SarifRun } from './sarif-schema.ts';

/**
 * Whether a result is a problem that still stands: not one that passed or is gone since, and not one
 * that is accepted. A suppression that is under review or rejected accepts nothing (section 3.27.23).
 */
export function isReported({ kind = 'fail', baselineState, suppressions = [] }: SarifResult) {
  const isProblem = kind === 'fail' || kind === 'review' || kind === 'open';
  const isAccepted =
    suppressions.length > 0 &&
    suppressions.every(({ status = 'accepted' }) => status === 'accepted');
  return isProblem && baselineState !== 'absent' && !isAccepted;
}

/** A result as a finding of the tool that the run names. */
export function findingOf(result: SarifResult, run: SarifRun): Finding {
  const rule = ruleOf(result, run);
  const { name } = run.tool.driver;
  return {
    tool: name.toLowerCase(),
    rule: result.ruleId ?? result.rule?.id ?? rule?.id ?? name.toLowerCase(),
    severity: severityOf(result, rule),
    message: messageOf(result, rule),
    ...placeOf(result.locations?.[0], run),
    ...(rule?.helpUri === undefined ? {} : { help: rule.helpUri }),
  };
}

/** By its index in the driver or an extension, else by its name, of which a result may add a part. */
function ruleOf(result: SarifResult, { tool }: SarifRun): SarifRule | undefined {
  const { driver, extensions = [] } = tool;
  const extension = result.rule?.toolComponent?.index ?? -1;
  const component = extension === -1 ? driver : extensions[extension];
  const index = result.rule?.index ?? result.ruleIndex ?? -1;
  const found = component?.rules?.[index];
  if (found !== undefined) return found;
  const id = result.ruleId ?? result.rule?.id ?? '';
  const all = [driver, ...extensions].flatMap(({ rules = [] }) => rules);
  return all.find((rule) => rule.id === id) ?? all.find((rule) => id.startsWith(`${rule.id}/`));
}

const severities = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  none: 'note',
} as const satisfies Record<string, Severity>;

/** Code scanners add a score from 0 to 10, as CVSS has it, to rules about security. */
function severityOf(result: SarifResult, rule: SarifRule | undefined): Severity {
  const score = Number(
    result.properties?.['security-severity'] ?? rule?.properties?.['security-severity'] ?? '',
  );
  if (score > 0 && score <= 10) return severityOfScore(score);
  const { kind = 'fail' } = result;
  if (result.level === undefined && kind !== 'fail') return 'warning';
  return severities[result.level ?? rule?.defaultConfiguration?.level ?? 'warning'];
}

/** Text, or the name of a text of the rule; `{0}` stands for an argument (section 3.11). */
function messageOf({ message }: SarifResult, rule: SarifRule | undefined): string {
  const text = message.text ?? rule?.messageStrings?.[message.id ?? '']?.text ?? message.id ?? '';
  const filled = text.replace(/\{(\d+)\}/g, (written, number) => {
    return message.arguments?.[Number(number)] ?? written;
  });
  // A link to one of the related locations: [the key](1)
  return filled.replace(/\[((?:\\.|[^[\]\\])+)\]\(\d+\)/g, '$1').trim();
}
