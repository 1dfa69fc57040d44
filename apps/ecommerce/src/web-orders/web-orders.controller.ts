import { webOrderNo } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint, toPage } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { readWebOrder, readWebOrders } from './read-web-orders.js';
import { receiveWebOrder } from './receive-web-order.js';
import { NewWebOrder, WebOrderPage, WebOrdersRequest, WebOrderView } from './web-orders.schema.js';

@Controller('api/web-orders')
export class WebOrdersController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Post()
  @Command({
    summary: 'Takes an order at the prices of today; the core decides what becomes of it.',
    returns: WebOrderView,
    status: 201,
  })
  receive(@Body({ schema: NewWebOrder }) request: NewWebOrder): Promise<WebOrderView> {
    return this.commands.run({
      work: (tx) => receiveWebOrder(tx, request, new Date()),
      answer: (db, received) => readWebOrder(db, received.webOrderNo()),
    });
  }

  @Get()
  @Endpoint({ summary: 'The web orders of an account with their status, by number.', returns: WebOrderPage })
  async list(@Query({ schema: WebOrdersRequest }) request: WebOrdersRequest): Promise<WebOrderPage> {
    const orders = await this.work.run(({ db }) => readWebOrders(db, request));
    return toPage(orders, request, (order) => order.webOrderNo);
  }

  @Get(':webOrderNo')
  @Endpoint({ summary: 'A web order with its lines and what became of it.', returns: WebOrderView })
  get(@Param('webOrderNo', { schema: webOrderNo }) number: string): Promise<WebOrderView> {
    return this.work.run(({ db }) => readWebOrder(db, number));
  }
}
