import { describe, expect, it } from '@jest/globals';
import { FaturaKesildi, SiparisOnaylandi } from '@kervan/contracts';
import type { Tx } from '@kervan/outbox';
import { OnEvents, type RunTx } from './on-events.js';

class Journal {
  @OnEvents(FaturaKesildi)
  async post(events: readonly FaturaKesildi[], tx: RunTx<FaturaKesildi>): Promise<void> {
    for (const event of events) tx.for(event).touched('voucher', event.data.invoiceNo);
    await tx.db.query('SELECT 1');
  }

  // @ts-expect-error -- the method takes one event
  @OnEvents(FaturaKesildi)
  async one(event: FaturaKesildi, tx: Tx): Promise<void> {
    tx.touched('voucher', event.data.invoiceNo);
    await Promise.resolve();
  }

  // @ts-expect-error -- published without an event, nobody knows what caused it
  @OnEvents(FaturaKesildi)
  async withoutFlow(events: readonly FaturaKesildi[], tx: Tx): Promise<void> {
    for (const event of events) tx.publish(FaturaKesildi, event.data);
    await Promise.resolve();
  }

  // @ts-expect-error -- the method takes other events
  @OnEvents(FaturaKesildi)
  async others(events: readonly SiparisOnaylandi[], tx: RunTx<SiparisOnaylandi>): Promise<void> {
    for (const event of events) tx.for(event).touched('voucher', event.data.orderNo);
    await Promise.resolve();
  }
}

/** The view of a run cannot publish, nor touch a record, of which it is not known whose it is: these names are missing. */
const missing: Record<Exclude<'publish' | 'touched', keyof RunTx<FaturaKesildi>>, true> = {
  publish: true,
  touched: true,
};

describe('OnEvents', () => {
  it('gives the view of a run no way to publish or touch without an event', () => {
    expect(Object.keys(missing)).toEqual(['publish', 'touched']);
  });

  it('leaves the method as it is and names the type as the pattern Nest looks for', () => {
    const method: unknown = Reflect.get(Journal.prototype, 'post');

    expect(method).toHaveLength(2);
    expect(typeof method === 'function' && Reflect.getMetadata('microservices:pattern', method)).toEqual([
      'erp.finance.FaturaKesildi.v1',
    ]);
  });
});
