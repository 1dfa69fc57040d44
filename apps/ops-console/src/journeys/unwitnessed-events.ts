import type { JourneyEvent } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';
import { uuidOf } from '../read-model/uuid-of.js';
import { grouped } from './grouped.js';
import { deliveryColumns, type DeliveryRow } from './delivery-row.js';
import { runTogether } from './run-together.js';
import { unwitnessedEvent, type Named } from './unwitnessed-event.js';

const unseen = `
  SELECT named.event_id AS id FROM unnest($1::uuid[]) AS named (event_id)
  WHERE NOT EXISTS (SELECT FROM event AS e WHERE e.event_id = named.event_id)`;

const receipts = `
  SELECT ${deliveryColumns} FROM unnest($1::uuid[]) AS named (event_id)
  JOIN delivery AS d ON d.event_id = named.event_id ORDER BY d.first_at LIMIT 1000`;

/** Events that are named and that the broker was not seen to hold. */
@Injectable()
export class UnwitnessedEvents {
  constructor(private readonly database: Database) {}

  /** Of those that were named, the ones that were seen nowhere. */
  async among(named: readonly Named[]): Promise<JourneyEvent[]> {
    if (named.length === 0) return [];
    const ids = named.map(({ id }) => uuidOf(id));
    const [rows] = await runTogether(this.database, (db) => [db.query<{ id: string }>(unseen, [ids])]);
    const nowhere = new Set(rows.map(({ id }) => id));
    const told = await this.#receiptsOf([...nowhere]);
    return named
      .filter(({ id }) => nowhere.has(uuidOf(id)))
      .map((each) => unwitnessedEvent(each, told.get(uuidOf(each.id)) ?? []));
  }

  /** An event that only receipts name; null: not even they do. */
  async toldByReceipts(id: string): Promise<JourneyEvent | null> {
    const told = (await this.#receiptsOf([uuidOf(id)])).get(uuidOf(id)) ?? [];
    const [first] = told;
    if (!first) return null;
    return unwitnessedEvent({ id, correlationId: id, at: first.firstAt.toISOString() }, told);
  }

  async #receiptsOf(ids: readonly string[]): Promise<Map<string, DeliveryRow[]>> {
    if (ids.length === 0) return new Map();
    const [rows] = await runTogether(this.database, (db) => [db.query<DeliveryRow>(receipts, [ids])]);
    return grouped(rows, ({ eventId }) => eventId);
  }
}
