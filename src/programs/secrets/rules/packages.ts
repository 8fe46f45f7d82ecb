import { endsWithBase62Crc } from '../checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { tokenRule } from '../token-rule.ts';

/** Package and image registries. */
export const packageRules: readonly SecretRule[] = [
  tokenRule({
    id: 'npm-token',
    title: 'npm access token',
    keywords: ['npm_'],
    shape: 'npm_[0-9A-Za-z]{36}',
    proves: (token) => endsWithBase62Crc(token.slice(4)),
  }),
  {
    id: 'npmrc-auth',
    title: 'npm registry credentials',
    severity: 'high',
    keywords: ['_auth', '_password'],
    pattern:
      /(?::_(?:authToken|auth|password)\s{0,3}=\s{0,3}|^_auth(?:Token)?=)"?(?<secret>[0-9A-Za-z+/=_-]{16,400})/gm,
    contextual: true,
  },
  tokenRule({
    id: 'pypi-token',
    title: 'PyPI token',
    keywords: ['pypi-age'],
    // A macaroon whose location is pypi.org or test.pypi.org, base64url.
    shape: 'pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[0-9A-Za-z_-]{50,1000}',
  }),
  tokenRule({
    id: 'crates-io-token',
    title: 'crates.io token',
    keywords: ['cio'],
    shape: 'cio[0-9A-Za-z]{32}',
  }),
  tokenRule({
    id: 'docker-hub-token',
    title: 'Docker Hub token',
    keywords: ['dckr_pat_', 'dckr_oat_'],
    shape: 'dckr_(?:pat_[0-9A-Za-z_-]{27}|oat_[0-9A-Za-z_-]{32})',
  }),
  tokenRule({
    id: 'rubygems-key',
    title: 'RubyGems API key',
    keywords: ['rubygems_'],
    shape: 'rubygems_[0-9a-f]{48}',
  }),
  tokenRule({
    id: 'nuget-key',
    title: 'NuGet API key',
    keywords: ['oy2'],
    shape: 'oy2[0-9a-z]{43}',
  }),
  tokenRule({
    id: 'clojars-token',
    title: 'Clojars token',
    keywords: ['clojars_'],
    shape: 'CLOJARS_[0-9a-z]{60}',
  }),
  tokenRule({
    id: 'artifactory-token',
    title: 'Artifactory token',
    keywords: ['akcp', 'cmvmd'],
    shape: '(?:AKCp[0-9A-Za-z]{69}|cmVmdGtuO[0-9A-Za-z]{55})',
  }),
];
