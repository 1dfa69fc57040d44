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

  /** Number on the customer's document: each of an account is taken once. */
  @Column('text', { name: 'document_no' })
  documentNo!: string;

  /** Invoice that the goods were sold with; null where the document names none. */
  @Column('text', { name: 'related_invoice_no', nullable: true })
  relatedInvoiceNo!: string | null;

  /** Its place among the returns of that invoice, whose amounts it is to complete: 1, 2, 3 ... */
  @Column('integer', { name: 'return_no', nullable: true })
  returnNo!: number | null;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  @Column('text')
  currency!: string;

  /** TRY for one unit of the currency, that of the related invoice where there is one; null for TRY itself. */
  @Column('numeric', { name: 'fx_rate', nullable: true })
  fxRate!: string | null;

  @Column('numeric')
  net!: string;

  @Column('numeric')
  kdv!: string;

  @Column('numeric')
  gross!: string;
}
