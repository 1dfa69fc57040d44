import { identifier } from '@kervan/contracts';
import { UnitOfWork, type Tx } from '@kervan/outbox';
import { Command, Commands, CONFIG, Endpoint, type ConfigOf, type Precondition } from '@kervan/service';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { settings } from '../settings.js';
import { approveOrder } from './approve-order.js';
import { cancelOnRequest } from './cancel-on-request.js';
import { creditRefusal } from './credit-refusal.js';
import { findOrder } from './find-order.js';
import { holdOnRequest } from './hold-on-request.js';
import type { Order } from './order.entity.js';
import { NewOrder, OrderPage, OrderQuery, OrderView } from './orders.schema.js';
import { placeOrder } from './place-order.js';
import { listOrders, readOrder } from './read-orders.js';

/** An order, and the flow it came from: what is done with it goes on with that. */
type KnownOrder = Pick<Order, 'orderNo' | 'accountNo' | 'correlationId' | 'workOrderNo'>;

type Step = (tx: Tx, order: KnownOrder, precondition: Precondition) => Promise<void>;

@Controller('api/orders')
export class OrdersController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: ConfigOf<typeof settings>,
  ) {}

  @Post()
  @Command({
    summary: 'Places an order in DRAFT; one that exists with the same content stays unchanged.',
    returns: OrderView,
    status: 201,
  })
  place(@Body({ schema: NewOrder }) order: NewOrder): Promise<OrderView> {
    const { exemptionCode = null, withholdingTenths = null, invoiceType, ...head } = order;
    const lines = order.lines.map((line, index) => ({ lineNo: index + 1, ...line }));
    const taxation = { invoiceType, exemptionCode, withholdingTenths };
    const correlationId = uuidv7();
    const given = { ...head, taxation, invoicing: this.config.INVOICING, lines, correlationId };
    return this.commands.run({
      flow: { correlationId },
      work: (tx) => placeOrder(tx, given),
      answer: (db) => readOrder(db, order.orderNo),
    });
  }

  /** The hold is committed before the refusal is answered: a held order is kept, not lost. */
  @Post(':orderNo/approve')
  @Command({
    summary: 'Approves an order within the credit of its account; over it, holds it.',
    returns: OrderView,
  })
  async approve(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    const order = await this.#find(orderNo);
    return this.commands.run({
      flow: order,
      work: (tx, precondition) => approveOrder(tx, order, precondition),
      answer: async (db, approval) =>
        approval.approved ? await readOrder(db, orderNo) : creditRefusal(approval),
    });
  }

  @Post(':orderNo/hold')
  @Command({ summary: 'Puts a draft on hold until it is approved or cancelled.', returns: OrderView })
  hold(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    return this.#take(orderNo, holdOnRequest);
  }

  @Post(':orderNo/cancel')
  @Command({ summary: 'Cancels an order that is not invoiced yet.', returns: OrderView })
  cancel(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    return this.#take(orderNo, cancelOnRequest);
  }

  @Get()
  @Endpoint({ summary: 'Orders by number, without their lines.', returns: OrderPage })
  list(@Query({ schema: OrderQuery }) query: OrderQuery): Promise<OrderPage> {
    return this.work.run(({ db }) => listOrders(db, query));
  }

  @Get(':orderNo')
  @Endpoint({ summary: 'An order with its lines.', returns: OrderView })
  get(@Param('orderNo', { schema: identifier }) orderNo: string): Promise<OrderView> {
    return this.work.run(({ db }) => readOrder(db, orderNo));
  }

  async #take(orderNo: string, work: Step): Promise<OrderView> {
    const order = await this.#find(orderNo);
    return this.commands.run({
      flow: order,
      work: (tx, precondition) => work(tx, order, precondition),
      answer: (db) => readOrder(db, orderNo),
    });
  }

  #find(orderNo: string): Promise<KnownOrder> {
    return this.work.run(({ db }) => findOrder(db, orderNo));
  }
}
