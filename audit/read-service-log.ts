import * as z from 'zod';
import type { Finding } from './tool.ts';

/**
 * What went wrong behind an answer that looked right: steps of reports that ended in a way nobody foresaw. That a
 * report is cancelled under a step is foreseen.
 */
export function readServiceLog(log: string): Finding[] {
  return log.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const { message, error } = lineSchema.parse(JSON.parse(line));
    if (error?.name !== 'Unexpected') return [];
    const { name = '', stack = [] } = error.cause ?? {};
    return [
      { tool: 'schemathesis', rule: 'unforeseen', place: message, message: [name, ...stack.slice(0, 2)].join(' ') },
    ];
  });
}

const causeSchema = z.object({ name: z.string().optional(), stack: z.array(z.string()).optional() });
const lineSchema = z.object({
  message: z.string(),
  error: z.object({ name: z.string().optional(), cause: causeSchema.optional() }).optional(),
});
