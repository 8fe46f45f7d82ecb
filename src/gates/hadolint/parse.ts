import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { ToolRun } from '../define-gate.ts';
import { readSarif } from '../sarif/read-sarif.ts';

/**
 * Reads the SARIF log; the plain JSON of a clean run is `[]`, which proves nothing. A config that
 * cannot be read is only complained about, and the rules that it changes are then not changed.
 */
export function readHadolint(
  { stdout, stderr, exitCode }: ToolRun,
  { dockerfiles }: { readonly dockerfiles: readonly string[] },
): Evidence {
  const reading = readSarif(stdout);
  if (!reading.ok) return failedEvidence(firstLine(stderr) ?? reading.reason);
  const [tool] = reading.tools;
  if (tool !== 'Hadolint') return failedEvidence(`hadolint printed the log of ${tool}`);
  if (/config/i.test(stderr)) {
    return failedEvidence('hadolint cannot read its config, and judged without it');
  }
  const { findings } = reading;
  if (exitCode === 1 && findings.length === 0) {
    return failedEvidence('hadolint ended with exit code 1 but reports nothing');
  }
  return {
    completeness: 'complete',
    examined: { count: dockerfiles.length, unit: 'files' },
    findings: findings.map((finding) => ({ ...finding, help: wikiPage(finding.rule) })),
    metrics: [],
  };
}

function firstLine(stderr: string): string | undefined {
  const line = stderr.split('\n').find((text) => text.trim() !== '');
  return line?.slice(0, 200);
}

/** Where a rule of hadolint's or of ShellCheck's is explained. */
function wikiPage(rule: string): string {
  return rule.startsWith('SC')
    ? `https://www.shellcheck.net/wiki/${rule}`
    : `https://github.com/hadolint/hadolint/wiki/${rule}`;
}
