import { type ReplayChange, ReplayChangeRequest } from '@kervan/console-api';
import { z } from 'zod';
import type { Command } from '../../command/command.js';
import { defineCommand } from '../../command/define-command.js';
import { reasonOption } from '../../command/reason-option.js';
import { tableOf } from '../../output/view.js';
import { replayColumns } from './replay-columns.js';

export function changeReplay(change: ReplayChange, summary: string): Command {
  return defineCommand({
    name: change,
    summary,
    arguments: [
      { name: 'service', summary: 'service that is replayed' },
      { name: 'id', summary: 'number of the replay' },
    ],
    options: [
      { flags: '--accept-difference <digest>', summary: 'the difference that `replay list` names, accepted' },
      reasonOption,
    ],
    input: ReplayChangeRequest.extend({
      service: z.string().min(1).max(200),
      id: z.coerce.number('must be a number').int().min(1),
    }),
    page: () => '/operations',
    ask: (client, { service, id, ...request }) => client.changeReplay(service, id, change, request),
    view: (replay) => ({ tables: [tableOf([replay], replayColumns)] }),
  });
}
