import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Part of a payment that settles an invoice. Amount and rate are decimal text. */
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

  /** Of the invoice: TRY for one unit of the currency; 1 for TRY. */
  @Column('numeric', { name: 'fx_rate' })
  fxRate!: string;

  /** Nothing of the invoice is open after it. */
  @Column('boolean')
  settles!: boolean;

  /** Time of the event. */
  @Column('timestamptz', { name: 'told_at' })
  toldAt!: string;
}
