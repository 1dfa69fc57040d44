import { CariHesapAcildi, CariHesapGuncellendi, CariHesapLimitiGuncellendi } from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import type { Tx } from '@kervan/outbox';
import { Controller } from '@nestjs/common';
import { factsOf } from '../customers/customer-facts.js';
import { changed, limited, opened } from './account-state.js';

@Controller()
export class LearnAccounts {
  @OnEvent(CariHesapAcildi)
  opened(event: CariHesapAcildi, tx: Tx): Promise<void> {
    factsOf(event, tx).accounts.change(event.data.accountNo, opened(event.data));
    return Promise.resolve();
  }

  @OnEvent(CariHesapGuncellendi)
  changed(event: CariHesapGuncellendi, tx: Tx): Promise<void> {
    factsOf(event, tx).accounts.change(event.data.accountNo, changed(event.data));
    return Promise.resolve();
  }

  @OnEvent(CariHesapLimitiGuncellendi)
  limited(event: CariHesapLimitiGuncellendi, tx: Tx): Promise<void> {
    factsOf(event, tx).accounts.change(event.data.accountNo, limited(event.data));
    return Promise.resolve();
  }
}
