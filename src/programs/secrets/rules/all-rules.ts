import type { SecretRule } from '../secret-rule.ts';
import { aiRules } from './ai.ts';
import { assignedSecretRules } from './assigned-secrets.ts';
import { cloudRules } from './cloud.ts';
import { codeHostingRules } from './code-hosting.ts';
import { commerceRules } from './commerce.ts';
import { connectionStringRules } from './connection-strings.ts';
import { credentialRules } from './credentials.ts';
import { hostingRules } from './hosting.ts';
import { infrastructureRules } from './infrastructure.ts';
import { kubernetesRules } from './kubernetes.ts';
import { messagingRules } from './messaging.ts';
import { monitoringRules } from './monitoring.ts';
import { packageRules } from './packages.ts';
import { privateKeyRules } from './private-keys.ts';

/** Every rule, the most telling first: where two find the same text, the first one names it. */
export const allRules: readonly SecretRule[] = [
  ...privateKeyRules,
  ...codeHostingRules,
  ...packageRules,
  ...cloudRules,
  ...aiRules,
  ...messagingRules,
  ...commerceRules,
  ...monitoringRules,
  ...infrastructureRules,
  ...hostingRules,
  ...connectionStringRules,
  ...credentialRules,
  ...kubernetesRules,
  ...assignedSecretRules,
];
