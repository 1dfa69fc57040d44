import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invoice or return invoice. Amounts are decimal text and positive for both. */
@Entity('sales_document')
export class SalesDocument {
  @PrimaryColumn('text', { name: 'document_no' })
  documentNo!: string;

  @Column('text')
  kind!: 'INVOICE' | 'RETURN';

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  /** Of an invoice. */
  @Column('text', { name: 'order_no', nullable: true })
  orderNo!: string | null;

  /** The invoice the goods of a return were sold with, where it is known. */
  @Column('text', { name: 'related_invoice_no', nullable: true })
  relatedInvoiceNo!: string | null;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  /** Of an invoice. */
  @Column('date', { name: 'due_date', nullable: true })
  dueDate!: string | null;

  /** ISO 4217 code. */
  @Column('text')
  currency!: string;

  /** TRY for one unit of the currency; 1 for TRY. */
  @Column('numeric', { name: 'fx_rate' })
  fxRate!: string;

  /** What the customer owes for an invoice, or no longer owes after a return. */
  @Column('numeric')
  owed!: string;

  /** A return after which nothing of the related invoice is open. */
  @Column('boolean')
  settles!: boolean;

  /** Time of the event. */
  @Column('timestamptz', { name: 'told_at' })
  toldAt!: string;
}
