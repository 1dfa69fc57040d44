import type { Frame } from './cpu-profile.js';

/** Nothing ran: not part of any figure. */
const waiting: readonly string[] = ['(idle)', '(root)'];

/**
 * Whose code a frame is: `libs/inbox`, `apps/warehouse`, `kafkajs`, `node`, `garbage collector`, `native`; null while
 * nothing ran.
 */
export function ownerOf({ functionName, url }: Frame): string | null {
  if (waiting.includes(functionName)) return null;
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (url === '') return 'native';
  if (url.startsWith('node:')) return 'node';
  const external = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  if (external !== undefined) return external;
  return /\/((?:apps|libs|tools|infra)\/[^/]+)\/dist\//.exec(url)?.[1] ?? 'other';
}
