import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

/** Amazon, Google and Microsoft. */
export const cloudRules: readonly SecretRule[] = [
  tokenRule({
    id: 'aws-access-key-id',
    title: 'AWS access key id',
    severity: 'high',
    keywords: ['akia', 'asia', 'abia', 'acca'],
    shape: '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}',
  }),
  assignedTokenRule({
    id: 'aws-secret-access-key',
    title: 'AWS secret access key',
    severity: 'critical',
    keywords: [
      'aws',
      'secret_access_key',
      'secretaccesskey',
      'secret_key',
      'secretkey',
      'secret access key',
    ],
    names: 'aws|secret[_. -]?access[_. -]?key|secret[_-]?key',
    shape: '[0-9a-z+/]{40}',
  }),
  {
    id: 'aws-key-pair',
    title: 'AWS secret access key',
    severity: 'critical',
    keywords: ['akia', 'asia'],
    pattern:
      /A[KS]IA[A-Z2-7]{16}[^\w/+][\s\S]{0,160}?(?<![\w/+=-])(?<secret>(?=[^\n]{0,40}[0-9])(?=[^\n]{0,40}[A-Z])[0-9A-Za-z/+]{40})(?![\w/+=-])/g,
    reach: 240,
  },
  tokenRule({
    id: 'aws-bedrock-key',
    title: 'Amazon Bedrock API key',
    keywords: ['absk', 'bedrock-api-key-'],
    shape:
      '(?:ABSK[0-9A-Za-z+/]{109,269}={0,2}|bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[0-9A-Za-z+/=]{20,2000})',
  }),
  tokenRule({
    id: 'google-api-key',
    title: 'Google API key',
    severity: 'high',
    keywords: ['aiza'],
    shape: 'AIza[0-9A-Za-z_-]{35}',
  }),
  tokenRule({
    id: 'google-oauth-secret',
    title: 'Google OAuth client secret',
    keywords: ['gocspx-'],
    shape: 'GOCSPX-[0-9A-Za-z_-]{28}',
  }),
  tokenRule({
    id: 'google-oauth-token',
    title: 'Google OAuth token',
    keywords: ['ya29.', '1//0'],
    shape: String.raw`(?:ya29\.[0-9A-Za-z_-]{30,400}|1//0[0-9A-Za-z_-]{40,120})`,
  }),
  tokenRule({
    id: 'firebase-server-key',
    title: 'Firebase server key',
    keywords: [':apa91b'],
    shape: 'AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{130,140}',
  }),
  assignedTokenRule({
    id: 'azure-storage-key',
    title: 'Azure storage or Cosmos DB key',
    severity: 'critical',
    keywords: [
      'accountkey',
      'account_key',
      'account-key',
      'storage_key',
      'storage_access_key',
      'cosmos',
      'documentdb',
    ],
    names: 'account[_-]?key|storage[_-]?(?:access[_-]?)?key|cosmos[\\w-]{0,20}key|documentdb',
    shape: '[0-9a-z+/]{86}==',
  }),
  assignedTokenRule({
    id: 'azure-shared-access-key',
    title: 'Azure shared access key',
    severity: 'critical',
    keywords: ['sharedaccesskey', 'shared_access_key'],
    names: 'shared[_-]?access[_-]?key',
    shape: '[0-9a-z+/]{43}=',
  }),
  tokenRule({
    id: 'azure-sas',
    title: 'Azure shared access signature',
    severity: 'high',
    keywords: ['sig='],
    shape: `(?<=[?&](?:amp;)?)sig=[0-9A-Za-z%+/]{43,64}(?:%3[dD]|=)`,
  }),
  tokenRule({
    id: 'azure-client-secret',
    title: 'Azure AD client secret',
    keywords: ['q~'],
    shape: String.raw`[0-9A-Za-z_~.]{3}\dQ~[0-9A-Za-z_~.-]{31,34}`,
  }),
  tokenRule({
    id: 'azure-devops-token',
    title: 'Azure DevOps token',
    keywords: ['azdo'],
    shape: '[0-9A-Za-z]{76}AZDO[0-9A-Za-z]{4}',
  }),
  assignedTokenRule({
    id: 'azure-devops-legacy-token',
    title: 'Azure DevOps token',
    keywords: ['azure_devops', 'azure-devops', 'azuredevops', 'system_accesstoken', 'vsts'],
    names: 'azure[_-]?devops|system_accesstoken|vsts',
    shape: '[a-z2-7]{52}',
  }),
];
