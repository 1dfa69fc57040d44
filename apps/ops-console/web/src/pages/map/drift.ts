import type { Topology } from '@kervan/console-api';

export type MapEdge = Topology['edges'][number];

/**
 * - agreed: contracts declare it, and it was seen;
 * - quiet: declared, and nothing came in the last hour;
 * - drift: seen, and no contract or subscription declares it.
 */
export type Agreement = 'agreed' | 'quiet' | 'drift';

export function agreementOf({ declared, seen }: Pick<MapEdge, 'declared' | 'seen'>): Agreement {
  if (!declared) return 'drift';
  return seen ? 'agreed' : 'quiet';
}
