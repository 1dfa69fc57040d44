import { MuhasebeDonemiKapatildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';

@Controller()
export class FollowPeriods {
  /** From now on no document dated in the period is taken. A period is closed once a month: one statement each will do. */
  @OnEvent(MuhasebeDonemiKapatildi)
  closed({ data: { period } }: MuhasebeDonemiKapatildi, tx: Tx): Promise<void> {
    tx.touched('closed_period', period);
    void tx.db.query('INSERT INTO closed_period (period) VALUES ($1) ON CONFLICT DO NOTHING', [period]);
    return Promise.resolve();
  }
}
