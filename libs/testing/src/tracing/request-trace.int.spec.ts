import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { YevmiyeFisiIslendi } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { defineService, Endpoint } from '@kervan/service';
import { Body, Controller, Module, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { eventually } from '../eventually.js';
import { scenario, type Scenario } from '../scenario/scenario.js';
import { otlpReceiver, type OtlpReceiver } from './otlp-receiver.js';

const Voucher = YevmiyeFisiIslendi.schema.omit({ voucherNo: true });
type Voucher = z.output<typeof Voucher>;

@Controller('api/vouchers')
class Vouchers {
  constructor(private readonly work: UnitOfWork) {}

  @Post(':no')
  @Endpoint({ summary: 'Posts a voucher.', status: 201, returns: z.object({ id: z.string() }) })
  async post(
    @Param('no', { schema: z.string() }) voucherNo: string,
    @Body({ schema: Voucher }) voucher: Voucher,
  ): Promise<{ id: string }> {
    const id = await this.work.run((tx) =>
      Promise.resolve(tx.publish(YevmiyeFisiIslendi, { voucherNo, ...voucher })),
    );
    return { id };
  }
}

@Module({ controllers: [Vouchers] })
class VoucherModule {}

const vouchers = defineService({
  name: 'vouchers',
  source: '/erp/vouchers',
  module: VoucherModule,
  migrations: [],
});

describe('the trace of a request', () => {
  let receiver: OtlpReceiver;
  let s: Scenario;

  beforeAll(async () => {
    receiver = await otlpReceiver();
    s = await scenario(vouchers, { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint });
  });

  afterAll(async () => {
    await s.close();
    await receiver.close();
  });

  it('reaches the event it published, through the parsing of its body', async () => {
    const body = { date: '2010-12-01', sourceEventId: 'x', currency: 'TRY', debit: '1.00', credit: '1.00' };
    expect(await s.http('POST', '/api/vouchers/YF-1', body)).toMatchObject({ status: 201 });

    const { traceparent } = await s.thenPublished(YevmiyeFisiIslendi, { voucherNo: 'YF-1' });
    const [, traceId = '', spanId = ''] = traceparent?.split('-') ?? [];
    const created = await eventually('the span of the event', () =>
      receiver.spansOf(traceId).find((span) => span.spanId === spanId),
    );
    const request = await eventually('the span of the request', () =>
      receiver.spansOf(traceId).find((span) => span.name === 'POST /api/vouchers/:no'),
    );
    expect(created).toMatchObject({ service: 'vouchers', parentSpanId: request.spanId });
    expect(request).toMatchObject({ parentSpanId: null, attributes: { 'http.response.status_code': 201 } });
  });
});
