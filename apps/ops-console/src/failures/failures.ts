import type { FailedDelivery, FailureChange, FailureDetail, FailureGroup } from '@kervan/console-api';
import { KervanError } from '@kervan/contracts';
import { Database, type Db } from '@kervan/database';
import { audit } from '@kervan/inbox';
import { Commands, cursorOf, toPage, type Caller, type Page } from '@kervan/service';
import { Injectable } from '@nestjs/common';
import { commonFields } from './common-fields.js';
import { failedDeliveries, type DeliveryPlace } from './failed-deliveries.js';
import { failureGroups, type GroupFilter, type GroupPlace, type GroupRow } from './failure-groups.js';
import { changeNote } from './failure-notes.js';
import { failureTrends } from './failure-trends.js';
import { sampledEvents } from './sampled-events.js';

export interface PageAfter<Place> {
  readonly after?: Place | undefined;
  readonly limit: number;
}

/** Deliveries that failed in the same way at one consumer, and what operators say about them. */
@Injectable()
export class Failures {
  constructor(
    private readonly database: Database,
    private readonly commands: Commands,
  ) {}

  async groups(filter: GroupFilter, { after, limit }: PageAfter<GroupPlace>): Promise<Page<FailureGroup>> {
    const rows = await failureGroups(this.database, filter, after, limit + 1);
    const { items, next } = toPage(rows, { limit }, (row) =>
      cursorOf(row.cursorAt, row.consumer, row.fingerprint),
    );
    return { items: await withTrends(this.database, items), next };
  }

  /** @throws KervanError NOT_FOUND */
  async group(consumer: string, fingerprint: string): Promise<FailureDetail> {
    const [group, sample] = await Promise.all([
      groupOf(this.database, consumer, fingerprint),
      sampledEvents(this.database, consumer, fingerprint),
    ]);
    return { group, common: commonFields(sample) };
  }

  /** Those that failed last first. */
  async deliveries(
    consumer: string,
    fingerprint: string,
    { after, limit }: PageAfter<DeliveryPlace>,
  ): Promise<Page<FailedDelivery>> {
    const rows = await failedDeliveries(this.database, consumer, fingerprint, after, limit + 1);
    const { items, next } = toPage(rows, { limit }, ({ place }) => cursorOf(...place));
    return { items: items.map(({ delivery }) => delivery), next };
  }

  /** @throws KervanError NOT_FOUND */
  change(
    consumer: string,
    fingerprint: string,
    { reason, ...change }: FailureChange,
    { name: actor }: Caller,
  ): Promise<FailureGroup> {
    return this.commands.run({
      work: async ({ db }) => {
        await changeNote(db, await groupOf(db, consumer, fingerprint), change, actor);
        const { state = null, owner } = change;
        const details = { state, ...(owner !== undefined && { owner }), note: change.note !== undefined };
        const subject = `${consumer}/${fingerprint}`;
        await audit(db, { actor, action: 'failure.changed', subject, reason, details });
      },
      answer: (db) => groupOf(db, consumer, fingerprint),
    });
  }
}

/** @throws KervanError NOT_FOUND */
async function groupOf(db: Pick<Db, 'query'>, consumer: string, fingerprint: string): Promise<FailureGroup> {
  const rows = await failureGroups(db, { consumer, fingerprint, healed: true }, undefined, 1);
  const [group] = await withTrends(db, rows);
  if (group) return group;
  throw new KervanError('NOT_FOUND', 'No delivery of this consumer failed so.');
}

async function withTrends(db: Pick<Db, 'query'>, rows: readonly GroupRow[]): Promise<FailureGroup[]> {
  const trends = await failureTrends(db, rows);
  return rows.map((row, index) => groupView(row, trends[index] ?? []));
}

function groupView(row: GroupRow, trend: number[]): FailureGroup {
  const { consumer, fingerprint, types, open, dead, healed, keys, firstAt, lastAt, state, owner, note } = row;
  return {
    ...{ fingerprint, consumer, code: fingerprint.split(':', 1)[0] ?? '', types, open, dead, healed, keys },
    ...{ firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString(), trend, state, owner, note },
  };
}
