import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was accrued for an employee, or taken back. Amounts are decimal text in TRY, positive both ways. */
@Entity('commission_entry')
export class CommissionEntry {
  /** `PRM-<invoice>/<n>`, numbered through per invoice. */
  @PrimaryColumn('text', { name: 'accrual_no' })
  accrualNo!: string;

  @Column('text')
  kind!: 'ACCRUAL' | 'REVERSAL';

  @Column('text', { name: 'employee_no' })
  employeeNo!: string;

  @Column('text', { name: 'invoice_no' })
  invoiceNo!: string;

  /** n of the number. */
  @Column('integer', { name: 'entry_no' })
  entryNo!: number;

  @Column('date')
  date!: string;

  /** Net of what was sold, or came back. */
  @Column('numeric')
  base!: string;

  /** Percent. */
  @Column('numeric')
  rate!: string;

  @Column('numeric')
  amount!: string;

  /** Percent of the amount. */
  @Column('numeric', { name: 'tax_rate' })
  taxRate!: string;

  @Column('numeric')
  tax!: string;

  /** ACCRUAL only: the payment that settled the invoice. */
  @Column('text', { name: 'payment_no', nullable: true })
  paymentNo!: string | null;

  /** REVERSAL only: the return; null where the commission turned out to be somebody else's. */
  @Column('text', { name: 'return_invoice_no', nullable: true })
  returnInvoiceNo!: string | null;
}
