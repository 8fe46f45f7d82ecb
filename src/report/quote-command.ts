/**
 * A command as it can be pasted into a POSIX shell.
 * @param cwd directory to run it in, relative to where the person is; `.` for there
 */
export function quoteCommand(argv: readonly string[], cwd = '.'): string {
  const command = argv.map(quoteWord).join(' ');
  return cwd === '.' ? command : `(cd ${quoteWord(cwd)} && ${command})`;
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
