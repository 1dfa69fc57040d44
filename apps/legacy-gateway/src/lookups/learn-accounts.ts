import { CariHesapAcildi, CariHesapGuncellendi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { ToldAccounts } from './told-accounts.js';

@Controller()
export class LearnAccounts {
  /** From now on documents of the account are taken. */
  @OnEvent(CariHesapAcildi)
  opened({ data }: CariHesapAcildi, tx: Tx): Promise<void> {
    tx.touched('account', data.accountNo);
    tx.shared(ToldAccounts).add(data);
    return Promise.resolve();
  }

  @OnEvent(CariHesapGuncellendi)
  changed({ data }: CariHesapGuncellendi, tx: Tx): Promise<void> {
    tx.touched('account', data.accountNo);
    tx.shared(ToldAccounts).add(data);
    return Promise.resolve();
  }
}
