import { describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisOnaylandi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { OnEvent } from './on-event.js';

class Account {
  accountNo = '';
}

class Journal {
  @OnEvent(FaturaKesildi, {
    locks: ({ data }) => [{ entity: Account, column: 'accountNo', key: data.accountNo }],
  })
  async post(event: FaturaKesildi, tx: Tx): Promise<void> {
    tx.touched('voucher', event.data.invoiceNo);
    await Promise.resolve();
  }

  // @ts-expect-error -- the method takes another event's type
  @OnEvent(FaturaKesildi)
  async another(event: SiparisOnaylandi, tx: Tx): Promise<void> {
    tx.touched('voucher', event.data.orderNo);
    await Promise.resolve();
  }

  // @ts-expect-error -- without a Tx the method could only write beside the transaction
  @OnEvent(FaturaKesildi)
  async withoutTx(event: FaturaKesildi): Promise<void> {
    await Promise.resolve(event);
  }

  // @ts-expect-error -- not awaited, its failure would be lost
  @OnEvent(FaturaKesildi)
  notAwaited(event: FaturaKesildi, tx: Tx): void {
    tx.touched('voucher', event.data.invoiceNo);
  }

  @OnEvent(FaturaKesildi, {
    // @ts-expect-error -- the event has no such field
    locks: ({ data }) => [{ entity: Account, column: 'accountNo', key: data.customerNo }],
  })
  async wrongLock(event: FaturaKesildi, tx: Tx): Promise<void> {
    tx.touched('voucher', event.data.invoiceNo);
    await Promise.resolve();
  }
}

describe('OnEvent', () => {
  it('leaves the method as it is', () => {
    expect(new Journal().post).toHaveLength(2);
  });

  it('names the type as the pattern Nest looks for', () => {
    const patterns: unknown = Reflect.getMetadata('microservices:pattern', new Journal().post);

    expect(patterns).toEqual(['erp.finance.FaturaKesildi.v1']);
  });
});
