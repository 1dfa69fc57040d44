import { businessDay, identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { findPayment } from './find-payment.js';
import { matchPayment } from './match-payment.js';
import { NewMatches, NewPayment, PaymentPage, PaymentQuery, PaymentView } from './payments.schema.js';
import { listPayments, readPayment } from './read-payments.js';
import { receivePayment } from './receive-payment.js';

@Controller('api/payments')
export class PaymentsController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Post()
  @Command({
    summary: 'Takes a payment and matches it to invoices; what matches none is an advance.',
    returns: PaymentView,
    status: 201,
  })
  receive(@Body({ schema: NewPayment }) payment: NewPayment): Promise<PaymentView> {
    const { paymentDate = businessDay(), payerIban = null } = payment;
    return this.commands.run({
      work: (tx) => receivePayment(tx, { ...payment, paymentDate, payerIban }),
      answer: (db, { paymentNo }) => readPayment(db, paymentNo()),
    });
  }

  @Post(':paymentNo/matches')
  @Command({
    summary: 'Matches what is left of a payment to invoices, all that is asked or nothing.',
    returns: PaymentView,
  })
  async match(
    @Param('paymentNo', { schema: identifier }) paymentNo: string,
    @Body({ schema: NewMatches }) { invoices, matchDate = businessDay() }: NewMatches,
  ): Promise<PaymentView> {
    const payment = await this.work.run(({ db }) => findPayment(db, paymentNo));
    return this.commands.run({
      work: (tx, precondition) => matchPayment(tx, payment, { invoices, matchDate }, precondition),
      answer: (db) => readPayment(db, paymentNo),
    });
  }

  @Get()
  @Endpoint({ summary: 'Payments by number, without what they settle.', returns: PaymentPage })
  list(@Query({ schema: PaymentQuery }) query: PaymentQuery): Promise<PaymentPage> {
    return this.work.run(({ db }) => listPayments(db, query));
  }

  @Get(':paymentNo')
  @Endpoint({ summary: 'A payment with what it settles.', returns: PaymentView })
  get(@Param('paymentNo', { schema: identifier }) paymentNo: string): Promise<PaymentView> {
    return this.work.run(({ db }) => readPayment(db, paymentNo));
  }
}
