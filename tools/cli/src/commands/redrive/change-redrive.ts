import { type OperationChange, Reason } from '@kervan/console-api';
import { z } from 'zod';
import type { Command } from '../../command/command.js';
import { defineCommand } from '../../command/define-command.js';
import { reasonOption } from '../../command/reason-option.js';
import { tableOf } from '../../output/view.js';
import { operationColumns } from './operation-columns.js';
import { operationArguments, operationKey, operationPage } from './operation-key.js';

export function changeRedrive(change: OperationChange, summary: string): Command {
  return defineCommand({
    name: change,
    summary,
    arguments: operationArguments,
    options: [reasonOption],
    input: z.object({ ...operationKey, reason: Reason }),
    page: operationPage,
    ask: (client, { consumer, id, reason }) => client.changeOperation(consumer, id, change, { reason }),
    view: (operation) => ({ tables: [tableOf([operation], operationColumns)] }),
  });
}
