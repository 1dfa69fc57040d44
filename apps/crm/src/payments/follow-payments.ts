import { TahsilatAlindi, TahsilatEslestirildi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { factsOf } from '../customers/customer-facts.js';

@Controller()
export class FollowPayments {
  @OnEvent(TahsilatAlindi)
  received(event: TahsilatAlindi, tx: Tx): Promise<void> {
    const { openItems, payments } = factsOf(event, tx);
    openItems.matched(event.data.accountNo, event.data.matches);
    payments.left(event.data);
    return Promise.resolve();
  }

  /** What was matched is an advance no more. */
  @OnEvent(TahsilatEslestirildi)
  matched(event: TahsilatEslestirildi, tx: Tx): Promise<void> {
    const { openItems, payments } = factsOf(event, tx);
    openItems.matched(event.data.accountNo, event.data.matches);
    payments.left(event.data);
    return Promise.resolve();
  }
}
