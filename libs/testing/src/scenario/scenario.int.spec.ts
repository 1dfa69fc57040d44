import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  FaturaKesildi,
  KervanError,
  SatisBelgesiAlindi,
  SiparisBeklemeyeAlindi,
  YevmiyeFisiIslendi,
  type DataOf,
} from '@kervan/contracts';
import { OnEvent } from '@kervan/inbox';
import { UnitOfWork, type Tx } from '@kervan/outbox';
import { defineService, Endpoint } from '@kervan/service';
import { Controller, Headers, Module, Post } from '@nestjs/common';
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { scenario, type Scenario } from './scenario.js';

@Entity('voucher')
class Voucher {
  @PrimaryColumn('text')
  no!: string;

  @Column('text')
  source!: string;
}

class CreateVouchers1764000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE voucher (no text PRIMARY KEY, source text NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE voucher');
  }
}

const voucherOf = (invoiceNo: string, sourceEventId: string): DataOf<typeof YevmiyeFisiIslendi> => ({
  voucherNo: `YF-${invoiceNo}`,
  date: '2010-12-01',
  sourceEventId,
  currency: 'TRY',
  debit: '15.30',
  credit: '15.30',
});

@Controller()
class Journal {
  constructor(private readonly work: UnitOfWork) {}

  @OnEvent(FaturaKesildi)
  async post(event: FaturaKesildi, tx: Tx): Promise<void> {
    if (event.data.gross === '0.00') throw new KervanError('VOUCHER_UNBALANCED', 'nothing to post');
    await tx.db.insert(Voucher, { no: `YF-${event.data.invoiceNo}`, source: event.id });
    tx.publish(YevmiyeFisiIslendi, voucherOf(event.data.invoiceNo, event.id));
  }

  /** Hears what the service itself published. */
  @OnEvent(YevmiyeFisiIslendi)
  async echo(event: YevmiyeFisiIslendi, tx: Tx): Promise<void> {
    await tx.db.query(`UPDATE voucher SET source = source || '!' WHERE no = $1`, [event.data.voucherNo]);
  }

  @Post('api/vouchers')
  @Endpoint({ summary: 'Posts a voucher.' })
  async command(): Promise<void> {
    await this.work.run((tx) => Promise.resolve(tx.publish(YevmiyeFisiIslendi, voucherOf('API', 'command'))));
  }

  @Post('api/echo')
  echoHeader(@Headers('x-echo') echo: string): { echo: string } {
    return { echo };
  }
}

@Module({ controllers: [Journal] })
class JournalModule {}

const journal = defineService({
  name: 'journal',
  source: '/erp/journal',
  module: JournalModule,
  entities: [Voucher],
  migrations: [CreateVouchers1764000001001],
  consumes: true,
});

const invoice = (invoiceNo: string, gross = '15.30'): DataOf<typeof FaturaKesildi> => ({
  invoiceNo,
  ettn: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6',
  orderNo: 'SIP-1',
  accountNo: '120.1',
  invoiceType: 'SATIS',
  issueDate: '2010-12-01',
  dueDate: '2010-12-31',
  currency: 'TRY',
  lines: [
    { lineNo: 1, sku: '85123A', quantity: '6', unit: 'C62', unitPrice: '2.55', kdvRate: '0', net: '15.30' },
  ],
  net: '15.30',
  kdv: '0.00',
  gross,
  payable: gross,
  kdvSummary: [],
});

describe('scenario', () => {
  let s: Scenario;
  beforeAll(async () => {
    s = await scenario(journal);
  });
  afterAll(() => s.close());

  it('delivers an event through the inbox and asserts what was published, flow included', async () => {
    const id = await s.when(FaturaKesildi, invoice('K1'), { flow: { workOrderNo: 'IE-1' } });
    const posted = await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-K1', debit: '15.30' });
    expect(posted).toMatchObject({ causationId: id, workOrderNo: 'IE-1', source: '/erp/journal' });
    await s.thenNothing();
  });

  it('delivers to the service what it published and itself consumes', async () => {
    const id = await s.given(FaturaKesildi, invoice('K2'));
    expect(await s.query('SELECT source FROM voucher WHERE no = $1', ['YF-K2'])).toEqual([
      { source: `${id}!` },
    ]);
    await s.thenNothing();
  });

  it('repeats a delivery without a second effect', async () => {
    const id = await s.when(FaturaKesildi, invoice('K3'));
    await s.redeliver(id);
    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-K3' });
    await s.thenNothing();
  });

  it('shows what is parked, and why', async () => {
    await s.when(FaturaKesildi, invoice('K4', '0.00'));
    await s.thenParked('K4', 'VOUCHER_UNBALANCED');
    await s.thenNothing();
    await expect(s.thenParked('K1', 'VOUCHER_UNBALANCED')).rejects.toThrow('K1 is not parked');
  });

  it('calls the API', async () => {
    expect(await s.http('POST', '/api/vouchers')).toMatchObject({ status: 204, body: null });
    await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-API' });
    expect(await s.http('POST', '/api/echo', undefined, { 'x-echo': 'heard' })).toMatchObject({
      status: 201,
      body: { echo: 'heard' },
    });
    expect(await s.http('POST', '/api/echo', {}, { authorization: 'Bearer wrong' })).toMatchObject({
      status: 401,
    });
  });

  it('fails where something else, something more or nothing was published', async () => {
    await expect(s.thenPublished(YevmiyeFisiIslendi)).rejects.toThrow(
      'journal published no erp.finance.YevmiyeFisi',
    );
    await s.when(FaturaKesildi, invoice('K5'));
    await expect(s.thenNothing()).rejects.toThrow('journal published more');
    await expect(s.thenPublished(SiparisBeklemeyeAlindi)).rejects.toThrow(
      'published erp.finance.YevmiyeFisiIslendi',
    );
    await expect(s.thenPublished(YevmiyeFisiIslendi, { debit: '15.31' })).rejects.toThrow('15.31');
    await s.thenPublished(YevmiyeFisiIslendi, { debit: '15.30' });
  });

  it('does not compile with the data of another event', () => {
    const wrong = [
      // @ts-expect-error an invoice is no voucher
      () => s.when(YevmiyeFisiIslendi, invoice('K9')),
      // @ts-expect-error amounts are text
      () => s.when(FaturaKesildi, { ...invoice('K9'), gross: 15.3 }),
      // @ts-expect-error a field is missing
      () => s.when(SatisBelgesiAlindi, { documentNo: '536365' }),
      // @ts-expect-error the expected event has no such field
      () => s.thenPublished(YevmiyeFisiIslendi, { voucher: 'YF-1' }),
      // @ts-expect-error no such code
      () => s.thenParked('K1', 'NO_SUCH_CODE'),
    ];
    expect(wrong).toHaveLength(5);
  });
});
