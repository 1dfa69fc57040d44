import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of a payment that settles an invoice, wholly or in part. Never changed. */
@Entity('payment_match')
export class PaymentMatchRow {
  @PrimaryColumn('text', { name: 'payment_no' })
  paymentNo!: string;

  /** Version that the payment got by it. */
  @PrimaryColumn('integer', { name: 'payment_version' })
  paymentVersion!: number;

  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  @Column('numeric')
  amount!: string;

  @Column('date', { name: 'match_date' })
  matchDate!: string;
}
