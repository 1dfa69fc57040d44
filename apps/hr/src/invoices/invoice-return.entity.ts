import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Goods of an invoice that came back. */
@Entity('invoice_return')
export class InvoiceReturn {
  @PrimaryColumn('text', { name: 'return_no' })
  returnNo!: string;

  @Column('text', { name: 'invoice_no' })
  invoiceNo!: string;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  /** Decimal text in the invoice's currency. */
  @Column('numeric')
  net!: string;

  /** Whether nothing of the invoice was open after it. */
  @Column('boolean')
  settled!: boolean;

  /** Whether the commission of the invoice was decided with it. */
  @Column('boolean')
  counted!: boolean;
}
