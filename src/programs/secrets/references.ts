const referenceStart =
  /^(?:\$|%[\w(]|<|\{\{?|\[|@[\w(]|env[:.(]|op:\/\/|vault:|ENC\[|arn:aws|projects\/|file:|secrets?[:./]|ref\+|ssm:|keyring:|AQICAH|\.{0,2}\/|~\/|https?:\/\/|data:|sha(?:1|256|384|512)[-:]|\$2[aby]\$|\$argon2|pbkdf2)/i;
const interpolation = /\$\{|\$\(|\{\{|#\{|%\(|<%|%\{|\{[A-Za-z_][\w.]*\}|%[sdv]\b|\$[A-Z_]{2,}/;
const lookup =
  /process\.env|import\.meta|os\.environ|getenv|ENV\[|secrets?\.|config(?:uration)?[.[(]|settings[.[(]|credentials\(|std::env/i;
const call = /^[A-Za-z_][\w.:]*\(.*\)?;?$/;
/** `config.password`, `self.token`: parts of letters only, or in snake case. */
const member = /^[A-Za-z_]+(?:(?:\.|::|->|\?\.)[A-Za-z_]+)+$/;

/** Whether a value points to a secret that is kept elsewhere: `${TOKEN}`, `op://…`, `env("X")`. */
export function isReference(value: string): boolean {
  return (
    referenceStart.test(value) ||
    interpolation.test(value) ||
    lookup.test(value) ||
    call.test(value) ||
    member.test(value)
  );
}
