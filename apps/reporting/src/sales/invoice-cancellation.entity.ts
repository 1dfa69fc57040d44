import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invoice that was cancelled as a whole; the invoice itself stays a fact. Amounts are decimal text, positive. */
@Entity('invoice_cancellation')
export class InvoiceCancellation {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'cancel_date' })
  cancelDate!: string;

  /** ISO 4217 code. */
  @Column('text')
  currency!: string;

  /** What the customer owed for the invoice. */
  @Column('numeric')
  owed!: string;
}
