import { identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Controller, Get, Param } from '@nestjs/common';
import { progressOf, readSteps } from './order-progress.js';
import { OrderStatusView } from './orders.schema.js';

@Controller('api/orders')
export class OrdersController {
  constructor(private readonly work: UnitOfWork) {}

  @Get(':orderNo/status')
  @Endpoint({
    summary: 'Where an order stands, and what happened to it, wherever it came from.',
    returns: OrderStatusView,
  })
  async status(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderStatusView> {
    const known = await this.work.run(({ db }) => readSteps(db, [orderNo]));
    const [first, ...later] = known.get(orderNo) ?? [];
    if (!first) throw new KervanError('ORDER_NOT_FOUND', `order ${orderNo} is not known`);
    return { orderNo, accountNo: first.accountNo, ...progressOf([first, ...later]) };
  }
}
