import type { Finding } from '../../core/finding.ts';

/** `vet: calc/calc.go:3:13: undefined: x`, `calc/calc_test.go:9: …`; relative to where go ran. */
const place =
  /^(?:vet: )?(?<file>[^\s:][^:]*\.(?:go|s|c|h)):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+)$/;

/** A line in which go says where a package does not compile; undefined for every other line. */
export function compilerFinding(text: string): Finding | undefined {
  const groups = place.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { file = '', line, column, message = '' } = groups;
  return {
    tool: 'go',
    rule: 'build',
    severity: 'error',
    message,
    file,
    line: Number(line),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
}
