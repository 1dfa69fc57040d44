import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer's return invoice, as booked; never changed. Amounts are positive decimal text in `currency`. */
@Entity('return_invoice')
export class ReturnInvoice {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  /** Prefix and year of the number, `IAD2010`. */
  @Column('text')
  series!: string;

  /** 1, 2, 3 ... within the series. */
  @Column('integer')
  number!: number;

  /** Number on the customer's document. */
  @Column('text', { name: 'document_no' })
  documentNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  @Column('text')
  currency!: string;

  @Column('numeric')
  net!: string;

  @Column('numeric')
  kdv!: string;

  @Column('numeric')
  gross!: string;
}
