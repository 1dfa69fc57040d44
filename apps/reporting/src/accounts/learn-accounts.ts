import { CariHesapAcildi, CariHesapGuncellendi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { AccountSegments } from './account-segments.js';

/** Reports join the segment when they are asked for, so an account may be opened after its first invoice arrived. */
@Controller()
export class LearnAccounts {
  @OnEvent(CariHesapAcildi)
  opened({ data: { accountNo, segment } }: CariHesapAcildi, tx: Tx): Promise<void> {
    segmentsOf(accountNo, tx).opened(accountNo, segment);
    return Promise.resolve();
  }

  @OnEvent(CariHesapGuncellendi)
  changed({ data: { accountNo, segment } }: CariHesapGuncellendi, tx: Tx): Promise<void> {
    segmentsOf(accountNo, tx).changed(accountNo, segment);
    return Promise.resolve();
  }
}

function segmentsOf(accountNo: string, tx: Tx): AccountSegments {
  tx.touched('account', accountNo);
  return tx.shared(AccountSegments);
}
