import type { InvoiceType } from '@kervan/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * An issued invoice. Its content never changes, it is corrected only by counter-documents; what is open of it and whether
 * it was cancelled does. Amounts are decimal text in `currency`.
 */
@Entity('invoice')
export class Invoice {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  /** Prefix and year of the number, `KRV2010`. */
  @Column('text')
  series!: string;

  /** 1, 2, 3 ... within the series. */
  @Column('integer')
  number!: number;

  @Column('uuid')
  ettn!: string;

  @Column('text', { name: 'invoice_type' })
  invoiceType!: InvoiceType;

  @Column('text', { name: 'exemption_code', nullable: true })
  exemptionCode!: string | null;

  /** An order has one invoice that is not cancelled. */
  @Column('text', { name: 'order_no' })
  orderNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'issue_date' })
  issueDate!: string;

  @Column('date', { name: 'due_date' })
  dueDate!: string;

  @Column('text')
  currency!: string;

  /** TRY for one unit of the currency on the issue date; null for TRY itself. */
  @Column('numeric', { name: 'fx_rate', nullable: true })
  fxRate!: string | null;

  @Column('numeric')
  net!: string;

  @Column('numeric')
  kdv!: string;

  @Column('numeric')
  gross!: string;

  /** TEVKIFAT only: tenths of the KDV that the buyer pays to the tax office. */
  @Column('integer', { name: 'withholding_tenths', nullable: true })
  withholdingTenths!: number | null;

  /** TEVKIFAT only: those tenths of the KDV. */
  @Column('numeric', { name: 'withheld_kdv', nullable: true })
  withheldKdv!: string | null;

  /** What the customer owes for it: gross without what is withheld. */
  @Column('numeric')
  payable!: string;

  /** Payable - matched payments - returns; negative after a return of what was paid; 0 once cancelled. */
  @Column('numeric', { name: 'open_amount' })
  openAmount!: string;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('integer')
  version!: number;
}
