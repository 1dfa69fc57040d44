import { CariHesapAcildi, CariHesapGuncellendi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { AccountSegments } from './account-segments.js';

/** Reports join the segment when they are asked for, so an account may be opened after its first invoice arrived. */
@Controller()
export class LearnAccounts {
  @OnEvent(CariHesapAcildi)
  opened({ data }: CariHesapAcildi, tx: Tx): Promise<void> {
    return this.#learn(data, tx);
  }

  @OnEvent(CariHesapGuncellendi)
  changed({ data }: CariHesapGuncellendi, tx: Tx): Promise<void> {
    return this.#learn(data, tx);
  }

  #learn({ accountNo, segment }: { accountNo: string; segment: string }, tx: Tx): Promise<void> {
    tx.touched('account', accountNo);
    tx.shared(AccountSegments).set(accountNo, segment);
    return Promise.resolve();
  }
}
