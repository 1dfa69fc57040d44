import { describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisOnaylandi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { lockOn, type Lock } from './lock.js';
import { OnEvent } from './on-event.js';

class Account {
  accountNo = '';
}

function locksOfOrder({ data }: SiparisOnaylandi): readonly Lock[] {
  return [lockOn(Account, 'accountNo', data.orderNo)];
}

class Journal {
  @OnEvent(FaturaKesildi, {
    locks: ({ data }) => [lockOn(Account, 'accountNo', data.accountNo)],
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

  // @ts-expect-error -- the entity has no such column
  @OnEvent(FaturaKesildi, { locks: ({ data }) => [lockOn(Account, 'accountNumber', data.accountNo)] })
  async lockWithoutColumn(event: FaturaKesildi, tx: Tx): Promise<void> {
    tx.touched('voucher', event.data.invoiceNo);
    await Promise.resolve();
  }

  // @ts-expect-error -- the locks are those of another event
  @OnEvent(FaturaKesildi, { locks: locksOfOrder })
  async wrongLock(event: FaturaKesildi, tx: Tx): Promise<void> {
    tx.touched('voucher', event.data.invoiceNo);
    await Promise.resolve();
  }
}

describe('OnEvent', () => {
  it('leaves the method as it is and names the type as the pattern Nest looks for', () => {
    const method: unknown = Reflect.get(Journal.prototype, 'post');

    expect(method).toHaveLength(2);
    expect(typeof method === 'function' && Reflect.getMetadata('microservices:pattern', method)).toEqual([
      'erp.finance.FaturaKesildi.v1',
    ]);
  });
});
