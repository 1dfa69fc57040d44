import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  KervanError,
  SiparisIptalEdildi,
  StokFarkiAlindi,
  YevmiyeFisiIslendi,
  type DataOf,
} from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { UnitOfWork, type Tx } from '@kervan/outbox';
import { CONFIG, defineService, Endpoint, type ConfigOf } from '@kervan/service';
import { Controller, Get, Inject, Module, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { eventually } from '../eventually.js';
import { company, type Company } from './company.js';

const settings = z.object({ JOURNAL_URL: z.url() });

@Controller('api/orders')
class Desk {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: ConfigOf<typeof settings>,
  ) {}

  @Get('journal')
  @Endpoint({ summary: 'Where the journal is.', returns: z.object({ url: z.string() }) })
  journal(): { url: string } {
    return { url: this.config.JOURNAL_URL };
  }

  @Post(':orderNo/cancel')
  @Endpoint({ summary: 'Cancels an order.' })
  async cancel(@Param('orderNo', { schema: z.string() }) orderNo: string): Promise<void> {
    const data = { orderNo, accountNo: '120.1', reason: 'REQUESTED', previousState: 'DRAFT' } as const;
    await this.work.run((tx) => Promise.resolve(tx.publish(SiparisIptalEdildi, data)));
  }
}

@Controller()
class Journal {
  @OnEvent(SiparisIptalEdildi)
  cancelled(event: SiparisIptalEdildi, tx: Tx): Promise<void> {
    if (event.data.orderNo === 'BAD') throw new KervanError('VOUCHER_UNBALANCED', 'nothing to post');
    return post(event.data.orderNo, event.id, tx);
  }

  @OnEvent(StokFarkiAlindi)
  counted(event: StokFarkiAlindi, tx: Tx): Promise<void> {
    return post(event.data.documentNo, event.id, tx);
  }
}

function post(documentNo: string, sourceEventId: string, tx: Tx): Promise<void> {
  const amounts = { currency: 'TRY', debit: '1.00', credit: '1.00' };
  tx.publish(YevmiyeFisiIslendi, { voucherNo: documentNo, date: '2010-12-01', sourceEventId, ...amounts });
  return Promise.resolve();
}

@Module({ controllers: [Desk] })
class DeskModule {}

@Module({ controllers: [Journal] })
class JournalModule {}

const desk = defineService({
  name: 'desk',
  source: '/erp/desk',
  module: DeskModule,
  migrations: [],
  config: settings,
});
const journal = defineService({
  name: 'journal',
  source: '/erp/journal',
  module: JournalModule,
  consumes: true,
});

const difference: DataOf<typeof StokFarkiAlindi> = {
  documentNo: '536589',
  origin: { source: 'online-retail', file: 'day.csv', sha256: '0'.repeat(64), line: 2 },
  businessDate: '2010-12-01',
  kind: 'LOSS',
  lines: [{ lineNo: 1, sku: '85123A', quantity: '1' }],
};

describe('company', () => {
  let c: Company;
  beforeAll(async () => {
    c = await company([
      { service: desk, environment: (urlOf) => ({ JOURNAL_URL: urlOf(journal) }) },
      { service: journal, instances: 2 },
    ]);
  });
  afterAll(() => c.close());

  const cancel = (orderNo: string) => c.http(desk, 'POST', `/api/orders/${orderNo}/cancel`);
  const posted = async () => (await c.events(YevmiyeFisiIslendi)).map(({ data }) => data.voucherNo).sort();

  it('carries what one service commits to the other, in one flow', async () => {
    await cancel('SIP-1');
    await c.atRest();

    const [cancelled] = await c.events(SiparisIptalEdildi);
    expect(await posted()).toEqual(['SIP-1']);
    expect(await c.flow(cancelled?.correlationId ?? '')).toMatchObject([
      { type: SiparisIptalEdildi.type },
      { type: YevmiyeFisiIslendi.type, causationId: cancelled?.id, source: '/erp/journal' },
    ]);
  });

  it('delivers events of services that are not there', async () => {
    await c.given(StokFarkiAlindi, difference);
    await c.givenAll(StokFarkiAlindi, [{ ...difference, documentNo: '536590' }, difference]);
    await c.atRest();

    expect((await posted()).filter((no) => no.startsWith('5'))).toEqual(['536589', '536589', '536590']);
  });

  it('keeps database and address of a service that is started again', async () => {
    const url = c.urlOf(journal);
    expect((await c.http(desk, 'GET', '/api/orders/journal')).body).toMatchObject({ url });

    await c.stop(journal);
    await cancel('SIP-2');
    await cancel('SIP-2');
    await expect(async () => c.http(journal, 'GET', '/ops/inbox')).rejects.toThrow('journal is stopped');
    await c.start(journal);
    await c.atRest();

    expect(c.urlOf(journal)).toBe(url);
    expect((await posted()).filter((no) => no.startsWith('S'))).toEqual(['SIP-1', 'SIP-2', 'SIP-2']);
  });

  it('holds back what a service commits until it is released', async () => {
    await c.hold(desk);
    await cancel('SIP-3');
    expect(await c.query(desk, 'SELECT key FROM outbox')).toEqual([{ key: 'SIP-3' }]);
    expect(await posted()).not.toContain('SIP-3');

    c.release(desk);
    await eventually('SIP-3', async () => (await posted()).includes('SIP-3'));
    await c.atRest();
  });

  it('is at rest with an event that only an operator can help, and tells of it', async () => {
    await cancel('BAD');
    await c.atRest();

    expect(await c.query(journal, 'SELECT key, state FROM parked_event')).toEqual([
      { key: 'BAD', state: 'DEAD' },
    ]);
    expect(c.complaints(journal).join('')).toContain('VOUCHER_UNBALANCED');
    expect(c.complaints(desk)).toEqual([]);
  });

  it('knows its members alone', async () => {
    const stranger = defineService({ name: 'stranger', source: '/erp/stranger', module: DeskModule });
    await expect(async () => c.stop(stranger)).rejects.toThrow('stranger is no member of this company');
  });
});
