import * as z from 'zod';
import { type Evidence, failedEvidence } from '../../core/evidence.ts';
import type { Finding } from '../../core/finding.ts';
import type { ToolRun } from '../define-gate.ts';
import { readJson } from '../node/read-json.ts';

const finding = z.object({
  commit: z.string().optional(),
  header: z.string(),
  rule: z.string(),
  message: z.string(),
  line: z.int().positive(),
  column: z.int().positive(),
});

/** What `gate check-messages` prints (src/programs/commit-message/check-messages.ts). */
const report = z.object({
  engine: z.literal('gate-messages'),
  source: z.object({ kind: z.string(), path: z.string().optional() }),
  canary: z.enum(['found', 'missed']),
  messages: z.int().min(0),
  findings: z.array(finding),
  complete: z.literal(true),
});

/** Reads what `gate check-messages` printed. A message of a file is placed in it. */
export function readMessagesReport(run: ToolRun): Evidence {
  const read = readJson(report, run.stdout);
  if (read === undefined) return failedEvidence('the messages were not judged to the end');
  if (read.canary !== 'found') {
    return failedEvidence('the bad message that was planted to prove that it works passed');
  }
  if ((run.exitCode === 1) !== read.findings.length > 0) {
    return failedEvidence(`exit code ${run.exitCode} contradicts ${read.findings.length} findings`);
  }
  return {
    completeness: 'complete',
    examined: { count: read.messages, unit: 'messages' },
    findings: read.findings.map((one) => toFinding(one, read.source.path)),
    metrics: [],
  };
}

function toFinding(
  { commit, header, rule, message, line, column }: z.output<typeof finding>,
  file: string | undefined,
): Finding {
  const about = commit === undefined ? '' : `${commit.slice(0, 10)} `;
  const quoted = header === '' ? '' : `“${header}” `;
  return {
    tool: 'commit-message',
    rule,
    severity: 'error',
    message: `${about}${quoted}${message}`,
    ...(file === undefined ? {} : { file, line, column }),
    help:
      commit === undefined
        ? 'git commit --edit'
        : `git rebase --interactive ${commit.slice(0, 10)}~`,
  };
}
