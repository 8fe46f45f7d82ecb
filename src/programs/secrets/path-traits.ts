/** What a file's path says about how its text is to be read. */
export interface PathTraits {
  /** Tests, fixtures, examples, documentation: a secret here is often made for it. */
  readonly forShow: boolean;
  /** Values stand without quotes here: `.env`, YAML, shell, properties. */
  readonly bareValues: boolean;
  /** Lock files, minified code, test vectors: full of random text that nobody wrote. */
  readonly machineMade: boolean;
}

/** What is known of a file's text: by its path, and by its first bytes. */
export interface TextTraits extends PathTraits {
  readonly binary: boolean;
}

const showFolders =
  /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|test[-_]data|mocks?|__mocks__|examples?|samples?|demos?|docs?|e2e|benches|benchmarks?|cypress|testing|test[-_]?utils|test[-_]?helpers)\//i;
const showFiles =
  /(?:[._-](?:test|tests|spec|example|sample|template|dist|mock)(?:\.[a-z0-9]+)*|(?:^|\/)(?:test_[^/]*|conftest)\.py|\.(?:md|mdx|rst|adoc|txt|snap))$/i;
const lockFiles =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|composer\.lock|Gemfile\.lock|Cargo\.lock|poetry\.lock|Pipfile\.lock|uv\.lock|pdm\.lock|flake\.lock|deno\.lock|go\.sum|go\.work\.sum|Podfile\.lock|Package\.resolved|packages\.lock\.json|gradle\.lockfile|verification-metadata\.xml|mix\.lock|pubspec\.lock|\.terraform\.lock\.hcl|Chart\.lock|MODULE\.bazel\.lock|cargo-checksum\.json|[^/]*requirements[^/]*\.txt)$/i;
const machineMadeFiles =
  /\.(?:min\.(?:js|css|mjs|cjs)|map|svg|lock|sum|pbtxt|ipynb|snap|po|pot|xlf|tsbuildinfo|pem|crt|cer|csr|pub|asc|sig|har|cast|bib)$/i;
const machineMadeFolders =
  /(?:^|\/)(?:node_modules|vendor|third[_-]party|wycheproof|test[-_]?vectors?|vectors?|\.yarn|\.sqlx|__snapshots__|cassettes?)\//i;
const vectorFiles = /(?:vectors?|[._-]kats?|wycheproof|rfc\d{4})[^/]*\.[a-z]+$/i;
const configExtensions =
  /\.(?:env|ini|cfg|cnf|conf|config|properties|ya?ml|toml|json[5c]?|tfvars|tf|hcl|xml|plist|sh|bash|zsh|fish|ksh|ps1|bat|cmd|service|netrc|npmrc|pypirc|pgpass|md|mdx|rst|adoc|txt|http|rest|curl|mk|dockerfile|desktop|reg|lst|log|sql|secret|secrets|key|token|pwd|creds?|credentials)$/i;
const configNames =
  /(?:^|\/)(?:\.env(?:[._-][^/]*)?|[^/]*\.env(?:[._-][^/]*)?|\.[a-z]+rc|\.s3cfg|\.pgpass|\.netrc|_netrc|\.dockercfg|Dockerfile[^/]*|Containerfile[^/]*|Makefile|Justfile|Procfile|Vagrantfile|credentials|config|[^./]+)$/i;

/** @param path relative to the repository, with forward slashes */
export function traitsOf(path: string): PathTraits {
  return {
    forShow: showFolders.test(path) || showFiles.test(path),
    bareValues: configExtensions.test(path) || configNames.test(path),
    machineMade:
      lockFiles.test(path) ||
      machineMadeFiles.test(path) ||
      machineMadeFolders.test(path) ||
      vectorFiles.test(path),
  };
}
