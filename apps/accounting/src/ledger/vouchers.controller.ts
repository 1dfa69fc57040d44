import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint, pageRequest, type Page } from '@kervan/service';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import {
  findVoucher,
  listVouchers,
  voucherNumber,
  VoucherPage,
  VoucherView,
  type VoucherSummary,
} from './vouchers.js';

const voucherQuery = pageRequest.extend({
  documentNo: z.string().min(1).max(96).optional(),
  sourceEventId: identifier.optional(),
});

@Controller('api/vouchers')
export class VouchersController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @Endpoint({
    summary: 'Vouchers by number, also those of one document or one event alone.',
    returns: VoucherPage,
  })
  list(@Query({ schema: voucherQuery }) query: z.output<typeof voucherQuery>): Promise<Page<VoucherSummary>> {
    return this.work.run(({ db }) => listVouchers(db, query, query));
  }

  @Get(':voucherNo')
  @Endpoint({ summary: 'A voucher with its lines.', returns: VoucherView })
  get(@Param('voucherNo', { schema: voucherNumber }) voucherNo: string): Promise<VoucherView> {
    return this.work.run(({ db }) => findVoucher(db, voucherNo));
  }
}
