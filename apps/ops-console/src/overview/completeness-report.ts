import type { Completeness, MissingReceipt } from '@kervan/console-api';
import { Database } from '@kervan/database';
import { Injectable } from '@nestjs/common';
import { runTogether } from '../journeys/run-together.js';

interface CheckRow extends Omit<Completeness, 'missing' | 'checkedAt'> {
  readonly checkedAt: Date;
}

interface MissingRow extends Omit<MissingReceipt, 'noticedAt'> {
  readonly noticedAt: Date;
}

/** So many show where it began. */
const MOST_MISSING = 100;

const check = `
  SELECT expected, received, silent, behind_records AS "behindRecords", behind_seconds AS "behindSeconds",
    checked_at AS "checkedAt"
  FROM completeness`;

const missing = `
  SELECT coalesce(e.original->>'eventId', m.event_id::text) AS "eventId", m.consumer, m.topic, m.partition, m."offset",
    m.noticed_at AS "noticedAt"
  FROM (SELECT * FROM missing_receipt ORDER BY noticed_at LIMIT ${MOST_MISSING}) AS m
    LEFT JOIN event AS e ON e.event_id = m.event_id AND e.day = m.day
  ORDER BY m.noticed_at, m.topic, m.partition, m."offset", m.consumer`;

/** Whether what the console shows is all there is, as the last check found. */
@Injectable()
export class CompletenessReport {
  constructor(private readonly database: Database) {}

  /** Before the first check nothing is expected. @throws KervanError DATABASE_UNAVAILABLE */
  async read(): Promise<Completeness> {
    const [[last], rows] = await runTogether(this.database, (db) => [
      db.query<CheckRow>(check),
      db.query<MissingRow>(missing),
    ]);
    const unchecked = { expected: 0, received: 0, silent: [], behindRecords: 0, behindSeconds: 0 };
    return {
      ...(last ?? unchecked),
      checkedAt: last?.checkedAt.toISOString() ?? null,
      missing: rows.map(({ noticedAt, ...row }) => ({ ...row, noticedAt: noticedAt.toISOString() })),
    };
  }
}
