import type { ConsoleClient, Operation, OperationItem, Page } from '@kervan/console-api';
import { moreThan, upTo } from '../../command/paging.js';
import { type ExitCode, worstOf } from '../../exit-code.js';
import { shownTime } from '../../output/shown.js';
import { NOTHING, tableOf, type View } from '../../output/view.js';
import { itemColumns, shownItems } from './operation-columns.js';

/** A redrive and what became of its keys. */
export interface OperationReport {
  readonly operation: Operation;
  readonly items: Page<OperationItem>;
}

export async function reportOn(
  client: ConsoleClient,
  operation: Operation,
  limit: number,
): Promise<OperationReport> {
  const { consumer, id } = operation;
  return { operation, items: await upTo(limit, (page) => client.operationItems(consumer, id, page)) };
}

export function reportView({ operation, items }: OperationReport): View {
  const { consumer, id, kind, dryRun, state, reason, createdBy, createdAt, approvedBy } = operation;
  return {
    facts: [
      ['redrive', `${consumer} ${id}`],
      ['kind', dryRun ? `${kind}, dry run: nothing is changed` : kind],
      ['state', state],
      ['by', `${createdBy} at ${shownTime(createdAt)} UTC`],
      ['approved by', approvedBy ?? NOTHING],
      ['reason', reason],
      ['events', `${operation.handled} of ${operation.events} handled`],
      ['keys', shownItems(operation).join(', ') || NOTHING],
    ],
    tables: [tableOf(items.items, itemColumns, 'Keys')],
    note:
      state === 'AWAITING_APPROVAL'
        ? `somebody else must approve it: kervan redrive approve ${consumer} ${id}`
        : moreThan(items),
  };
}

export function reportExit({ operation: { state, items } }: OperationReport): ExitCode {
  const failed = (items.FAILED ?? 0) + (items.WOULD_FAIL ?? 0);
  return worstOf({
    failed: failed > 0 || state === 'STOPPED' || state === 'CANCELLED',
    incomplete: state === 'AWAITING_APPROVAL',
  });
}
