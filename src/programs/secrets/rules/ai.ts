import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

/** Model providers. */
export const aiRules: readonly SecretRule[] = [
  tokenRule({
    id: 'openai-key',
    title: 'OpenAI API key',
    keywords: ['t3blbkfj'],
    shape: 'sk-(?:(?:proj|svcacct|admin|None)-)?[0-9A-Za-z_-]{20,100}T3BlbkFJ[0-9A-Za-z_-]{20,100}',
  }),
  tokenRule({
    id: 'openai-project-key',
    title: 'OpenAI API key',
    keywords: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    shape: 'sk-(?:proj|svcacct|admin)-[0-9A-Za-z_-]{40,200}',
  }),
  tokenRule({
    id: 'anthropic-key',
    title: 'Anthropic API key',
    keywords: ['sk-ant-'],
    shape: String.raw`sk-ant-(?:api|admin|oat|ort|sid)\d{2}-[0-9A-Za-z_-]{80,120}`,
  }),
  tokenRule({
    id: 'huggingface-token',
    title: 'Hugging Face token',
    keywords: ['hf_', 'api_org_'],
    shape: '(?:hf|api_org)_[A-Za-z0-9]{34}',
  }),
  tokenRule({
    id: 'groq-key',
    title: 'Groq API key',
    keywords: ['gsk_'],
    shape: 'gsk_[0-9A-Za-z]{52}',
  }),
  tokenRule({
    id: 'perplexity-key',
    title: 'Perplexity API key',
    keywords: ['pplx-'],
    shape: 'pplx-[0-9A-Za-z]{48}',
  }),
  tokenRule({
    id: 'replicate-token',
    title: 'Replicate token',
    keywords: ['r8_'],
    shape: 'r8_[0-9A-Za-z]{37}',
  }),
  tokenRule({
    id: 'xai-key',
    title: 'xAI API key',
    keywords: ['xai-'],
    shape: 'xai-[0-9A-Za-z]{80}',
  }),
  tokenRule({
    id: 'openrouter-key',
    title: 'OpenRouter API key',
    keywords: ['sk-or-v1-'],
    shape: 'sk-or-v1-[0-9a-f]{64}',
  }),
  tokenRule({
    id: 'langsmith-key',
    title: 'LangSmith API key',
    keywords: ['lsv2_'],
    shape: 'lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}',
  }),
  tokenRule({
    id: 'sk-key',
    title: 'API key',
    severity: 'high',
    keywords: ['sk-'],
    shape: 'sk-(?=[0-9A-Za-z]{0,31}[0-9])(?:[0-9a-f]{32}|[0-9A-Za-z]{48})',
  }),
  assignedTokenRule({
    id: 'cohere-key',
    title: 'Cohere API key',
    keywords: ['cohere', 'co_api_key'],
    names: 'cohere[\\w-]{0,20}(?:key|token)|co_api_key',
    shape: '[0-9a-z]{40}',
  }),
];
