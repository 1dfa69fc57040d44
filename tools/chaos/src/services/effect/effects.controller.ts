import type { EventOf } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { CreditWritten, DebitWritten, type Movement, MovementAnswered } from '../movement.js';
import { refuseWhileFailing } from '../refuse-while-failing.js';
import { Effects } from './effects.js';

/** Writes a row and publishes an answer for each movement. */
@Controller()
export class EffectsController {
  @OnEvent(DebitWritten)
  debit(event: EventOf<typeof DebitWritten>, tx: Tx): Promise<void> {
    return take(event, DebitWritten.topic, tx);
  }

  @OnEvent(CreditWritten)
  credit(event: EventOf<typeof CreditWritten>, tx: Tx): Promise<void> {
    return take(event, CreditWritten.topic, tx);
  }
}

async function take({ id: eventId, data }: Movement, topic: string, tx: Tx): Promise<void> {
  await refuseWhileFailing(tx, data.account);
  const { account, era, number } = data;
  const answerId = tx.publish(MovementAnswered, { account, topic, movement: eventId });
  tx.shared(Effects).add({ topic, account, era, number, eventId, answerId });
}
