import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Part of a payment that settles an invoice. Amounts are decimal text. */
@Entity('payment_match')
export class PaymentMatchRow {
  @PrimaryColumn('text', { name: 'event_id' })
  eventId!: string;

  /** Among the matches of the event, from 0. */
  @PrimaryColumn('integer')
  place!: number;

  @Column('text', { name: 'payment_no' })
  paymentNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('text', { name: 'invoice_no' })
  invoiceNo!: string;

  @Column('date', { name: 'match_date' })
  matchDate!: string;

  /** ISO 4217 code. */
  @Column('text')
  currency!: string;

  @Column('numeric')
  amount!: string;

  /** At the invoice's rate: what the receivable was booked with. */
  @Column('numeric', { name: 'amount_try' })
  amountTry!: string;

  /** Nothing of the invoice is open after it. */
  @Column('boolean')
  settles!: boolean;

  /** Time of the event. */
  @Column('timestamptz', { name: 'told_at' })
  toldAt!: string;
}
