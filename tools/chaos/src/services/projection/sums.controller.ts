import type { EventOf } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { CreditWritten, DebitWritten, type Movement } from '../movement.js';
import { refuseWhileFailing } from '../refuse-while-failing.js';

/** A step is right when it goes to the next number, or to a number that a later era begins with. */
const add = `
  INSERT INTO account_sum AS known (topic, account, era, last, total, inversions)
  VALUES ($1, $2, $3, $4, $5, CASE WHEN $3::integer = 1 AND $4::bigint <> 1 THEN 1 ELSE 0 END)
  ON CONFLICT (topic, account) DO UPDATE SET
    era = excluded.era, last = excluded.last, events = known.events + 1, total = known.total + excluded.total,
    inversions = known.inversions + CASE
      WHEN excluded.era > known.era OR excluded.era = known.era AND excluded.last = known.last + 1 THEN 0
      ELSE 1 END`;

/** Counts and sums movements per account, one statement for each event. */
@Controller()
export class SumsController {
  @OnEvent(DebitWritten)
  debit(event: EventOf<typeof DebitWritten>, tx: Tx): Promise<void> {
    return addUp(event, DebitWritten.topic, tx);
  }

  @OnEvent(CreditWritten)
  credit(event: EventOf<typeof CreditWritten>, tx: Tx): Promise<void> {
    return addUp(event, CreditWritten.topic, tx);
  }
}

async function addUp({ data }: Movement, topic: string, tx: Tx): Promise<void> {
  await refuseWhileFailing(tx, data.account);
  void tx.db.query(add, [topic, data.account, data.era, data.number, data.amount]);
}
