import type { ConsoleClient, Page, QuarantineReplay, QuarantineReplayItem } from '@kervan/console-api';
import { moreThan, upTo } from '../../command/paging.js';
import { type ExitCode, worstOf } from '../../exit-code.js';
import { no, state, text } from '../../output/columns.js';
import { shownCount, shownTime } from '../../output/shown.js';
import { type Column, NOTHING, tableOf, type View } from '../../output/view.js';

/** A replay and what became of its records. */
export interface ReplayReport {
  readonly replay: QuarantineReplay;
  readonly items: Page<QuarantineReplayItem>;
}

export async function reportOn(
  client: ConsoleClient,
  replay: QuarantineReplay,
  limit: number,
): Promise<ReplayReport> {
  return { replay, items: await upTo(limit, (page) => client.quarantineReplayItems(replay.id, page)) };
}

export function reportView({ replay, items }: ReplayReport): View {
  const { id, dryRun, state: now, reason, createdBy, createdAt } = replay;
  return {
    facts: [
      ['replay', dryRun ? `${id}, dry run: nothing is changed` : id],
      ['state', now],
      ['by', `${createdBy} at ${shownTime(createdAt)} UTC`],
      ['reason', reason],
      ['records', shownOutcomes(replay).join(', ') || NOTHING],
    ],
    tables: [tableOf(items.items, columns, 'Records')],
    note: moreThan(items),
  };
}

export function reportExit({ replay: { items, state: now } }: ReplayReport): ExitCode {
  return worstOf({ failed: (items.FAULTY ?? 0) > 0, incomplete: now === 'RUNNING' });
}

/** Numbers of records by what became of them: `12 PUBLISHED`. */
export function shownOutcomes({ items }: Pick<QuarantineReplay, 'items'>): readonly string[] {
  return Object.entries(items).map(([word, number]) => `${shownCount(number)} ${word}`);
}

const columns: readonly Column<QuarantineReplayItem>[] = [
  no('id', ({ id }) => id),
  state('outcome', ({ outcome }) => outcome),
  text('code', ({ code }) => code),
  text('reason', ({ reason }) => reason),
];
