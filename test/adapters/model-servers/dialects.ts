import { anthropic } from './anthropic-dialect.ts';
import { bedrock } from './bedrock-dialect.ts';
import { openAi } from './openai-dialect.ts';

export const dialects = [openAi, anthropic, bedrock];
