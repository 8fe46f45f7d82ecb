import { isAbsolute, join, relative, sep } from 'node:path';
import type { Evidence } from '../core/evidence.ts';

/**
 * Makes the files of findings and of coverage relative to the root of the tree, as reports need them: tools print
 * them relative to their own directory, or absolute. A file outside of the tree stays absolute.
 */
export function locateEvidence(evidence: Evidence, cwd: string, root: string): Evidence {
  const { findings, coverage } = evidence;
  return {
    ...evidence,
    findings: findings.map((finding) =>
      finding.file === undefined ? finding : { ...finding, file: locate(finding.file, cwd, root) },
    ),
    ...(coverage === undefined
      ? {}
      : { coverage: coverage.map((one) => ({ ...one, file: locate(one.file, cwd, root) })) }),
  };
}

function locate(file: string, cwd: string, root: string): string {
  const absolute = isAbsolute(file) ? file : join(cwd, file);
  const below = relative(root, absolute);
  return below === '..' || below.startsWith('../') ? absolute : below.split(sep).join('/');
}
