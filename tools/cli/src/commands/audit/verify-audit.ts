import type { AuditVerdict } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { worstOf } from '../../exit-code.js';
import { count, no, state, text } from '../../output/columns.js';
import { type Column, tableOf } from '../../output/view.js';

type Chain = AuditVerdict['chains'][number];

export const verifyAudit = defineCommand({
  name: 'verify',
  summary: 'computes every hash chain anew; exit code 1 where one is broken, 3 where a service is silent',
  input: z.object({}),
  page: () => '/audit',
  ask: (client) => client.verifyAudit(),
  view: ({ chains }) => ({ tables: [tableOf(chains, columns)] }),
  exit: ({ chains, sound }) => {
    const isKnown = chains.every(({ reachable }) => reachable);
    const isBroken = chains.some(({ broken }) => broken !== null);
    return worstOf({ failed: isBroken || (isKnown && !sound), incomplete: !isKnown });
  },
});

const columns: readonly Column<Chain>[] = [
  text('service', ({ service }) => service),
  state('chain', verdictOf),
  count('entries', ({ entries }) => entries),
  no('broken at', ({ broken }) => broken),
  text('head', ({ head }) => head),
];

function verdictOf({ reachable, broken }: Chain): string {
  if (broken !== null) return 'broken';
  return reachable ? 'sound' : 'silent';
}
