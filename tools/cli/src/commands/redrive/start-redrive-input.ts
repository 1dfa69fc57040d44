import { Reason } from '@kervan/console-api';
import { z } from 'zod';
import { Limit } from '../../command/paging.js';

export const redriveKinds = ['retry', 'skip', 'export'] as const;

const number = (least: number, most: number) => z.coerce.number('must be a number').min(least).max(most);

/** What is typed, as the API takes it. */
export const StartRedrive = z
  .object({
    consumer: z.string().min(1).max(200),
    kind: z.literal(redriveKinds).default('retry'),
    fingerprint: z.string().min(1).max(200).optional(),
    topic: z.string().min(1).max(249).optional(),
    key: z.string().min(1).max(1024).optional(),
    dryRun: z.boolean().default(false),
    perSecond: number(0.1, 10_000).nullable().default(null),
    ramp: z.boolean(),
    stopAt: number(0, 1).default(0.5),
    follow: z.boolean(),
    limit: Limit,
    reason: Reason,
  })
  .transform(({ fingerprint, topic, key, stopAt, follow, limit, ...request }, context) => {
    const one = topic !== undefined && key !== undefined ? { topic, key } : null;
    const all =
      fingerprint !== undefined && topic === undefined && key === undefined ? { fingerprint } : null;
    const selection = all ?? (fingerprint === undefined ? one : null);
    if (selection) return { request: { ...request, selection, stopAtFailures: stopAt }, follow, limit };
    context.addIssue({ code: 'custom', message: 'give either --fingerprint, or --topic and --key' });
    return z.NEVER;
  });
