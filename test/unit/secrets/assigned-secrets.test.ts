import { describe, expect, it } from 'vitest';
import { RandomText } from './random-text.ts';
import { rulesIn, scan } from './scan.ts';

const random = new RandomText(11);
const value = `${random.text('base62', 30)}7x`;
const word = 'Tr0ub4dor&3zq';

describe('assigned secrets', () => {
  it.each([
    `const password = "${word}";`,
    `let db_password: &str = "${word}";`,
    `  private apiKey: string = '${value}';`,
    `String clientSecret = "${value}";`,
    `api_key := "${value}"`,
    `"authToken": "${value}",`,
    `config["secret_key"] = '${value}'`,
    `define('DB_PASSWORD', '${word}');`,
    `client.setAccessKey("${value}")`,
    `<password>${word}</password>`,
    `<add key="Password" value="${word}" />`,
    `run(["--token", "${value}"])`,
    `conn = "Server=db;User Id=sa;Password=${word};"`,
    `fetch("https://corp.io/hook?token=${value}&x=1")`,
    `run("deploy --api-key=${value}")`,
    `if (token === "${value}") {`,
    `DB_PASSWORD=${word}`,
    `"basic_auth": "${value}"`,
    `creds = '${value}'`,
  ])('finds %s', (line) => {
    expect(rulesIn(line)).toEqual(['assigned-secret']);
  });

  it.each([
    ['.env', `API_TOKEN=${value}`],
    ['.env.production', `export DB_PASSWORD=${word}`],
    ['config/app.yaml', `  password: ${word}`],
    ['app.properties', `service.api-key=${value}`],
    ['settings.ini', `secret = ${value}`],
    ['main.tfvars', `db_password = "${word}"`],
    ['Dockerfile', `ENV API_KEY=${value}`],
    ['deploy.sh', `mytool --password ${word} up`],
    ['k8s/deploy.yaml', `    - name: DB_PASSWORD\n      value: ${word}`],
    ['.github/workflows/ci.yml', `          token: ${value}`],
  ])('finds values without quotes in %s', (path, line) => {
    expect(rulesIn(line, path)).toEqual(['assigned-secret']);
  });

  it('points at the value', () => {
    const line = `{ "ü": 1, "api_key": "${value}" }`;
    expect(scan(`\n${line}`, 'a.json')[0]).toMatchObject({
      line: 2,
      column: line.indexOf(value) + 1,
    });
  });

  it('weighs random text more than what a person chose, and tests less', () => {
    expect(scan(`token = "${value}"`)[0]?.severity).toBe('high');
    expect(scan('password = "tulip77moss"')[0]?.severity).toBe('medium'); // gate:allow-secret made up here
    expect(scan(`token = "${value}"`, 'tests/login.ts')[0]?.severity).toBe('medium');
  });

  it('reports a token of a known form once, by its own rule', () => {
    expect(rulesIn(`github_token = "${`ghp_${random.text('base62', 36)}`}"`)).toEqual([
      'github-token',
    ]);
  });
});
