import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';

export interface Effect {
  readonly topic: string;
  readonly account: string;
  readonly era: number;
  readonly number: number;
  readonly eventId: string;
  readonly answerId: string;
}

/** The effects of one transaction, written with one statement. */
export class Effects implements SharedPart {
  #effects: Effect[] = [];

  constructor(private readonly db: Db) {}

  add(effect: Effect): void {
    this.#effects.push(effect);
  }

  async flush(): Promise<void> {
    const effects = this.#effects.splice(0);
    if (effects.length === 0) return;
    await this.db.query(
      `INSERT INTO effect (topic, account, era, number, event_id, answer_id)
       SELECT topic, account, era, number, event_id, answer_id
       FROM unnest($1::text[], $2::text[], $3::integer[], $4::bigint[], $5::uuid[], $6::uuid[])
         WITH ORDINALITY AS effect (topic, account, era, number, event_id, answer_id, ord) ORDER BY ord`,
      [
        effects.map(({ topic }) => topic),
        effects.map(({ account }) => account),
        effects.map(({ era }) => era),
        effects.map(({ number }) => number),
        effects.map(({ eventId }) => eventId),
        effects.map(({ answerId }) => answerId),
      ],
    );
  }
}
