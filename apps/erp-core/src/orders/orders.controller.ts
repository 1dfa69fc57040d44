import { identifier, KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { CONFIG, Endpoint, type ConfigOf } from '@kervan/service';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { settings } from '../settings.js';
import { approveOrder } from './approve-order.js';
import { cancelOnRequest } from './cancel-on-request.js';
import { findOrder, linesOf } from './find-order.js';
import { NewOrder, OrderView } from './orders.schema.js';
import { placeOrder } from './place-order.js';

@Controller('api/orders')
export class OrdersController {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: ConfigOf<typeof settings>,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Places an order in DRAFT; repeating the request changes nothing.',
    returns: OrderView,
  })
  async place(@Body({ schema: NewOrder }) { lines, ...order }: NewOrder): Promise<OrderView> {
    const numbered = lines.map((line, index) => ({ lineNo: index + 1, ...line }));
    const correlationId = uuidv7();
    const given = { ...order, invoicing: this.config.INVOICING, lines: numbered, correlationId };
    await this.work.run((tx) => placeOrder(tx, given), { correlationId });
    return this.get(order.orderNo);
  }

  /**
   * Goes on with the flow the order came from. The hold is committed before the refusal is answered: a held order is
   * kept, not lost.
   */
  @Post(':orderNo/approve')
  @Endpoint({
    summary: 'Approves an order within the credit of its account; over it, holds it.',
    returns: OrderView,
  })
  async approve(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    const order = await this.work.run(({ db }) => findOrder(db, orderNo));
    const { correlationId, workOrderNo } = order;
    const approval = await this.work.run((tx) => approveOrder(tx, order), { correlationId, workOrderNo });
    if (approval.approved) return this.get(orderNo);
    const { accountNo, currency } = approval.order;
    throw new KervanError(
      'CREDIT_LIMIT_EXCEEDED',
      `order ${orderNo} is ON_HOLD(CREDIT): account ${accountNo} misses ${approval.missing.toString()} ${currency}`,
    );
  }

  /** Goes on with the flow the order came from. */
  @Post(':orderNo/cancel')
  @Endpoint({
    summary: 'Cancels an order that is not invoiced yet; repeating the request changes nothing.',
    returns: OrderView,
  })
  async cancel(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    const order = await this.work.run(({ db }) => findOrder(db, orderNo));
    const { correlationId, workOrderNo } = order;
    await this.work.run((tx) => cancelOnRequest(tx, order), { correlationId, workOrderNo });
    return this.get(orderNo);
  }

  @Get(':orderNo')
  @Endpoint({ summary: 'An order with its lines.', returns: OrderView })
  get(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    return this.work.run(async ({ db }) => {
      const [order, lines] = await Promise.all([findOrder(db, orderNo), linesOf(db, orderNo)]);
      return OrderView.parse({ ...order, lines });
    });
  }
}
