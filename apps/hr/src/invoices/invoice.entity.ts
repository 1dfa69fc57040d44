import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invoice as commissions need it. Its settlement may be heard of before it: its own facts are null till then. */
@Entity('invoice')
export class Invoice {
  @PrimaryColumn('text', { name: 'invoice_no' })
  invoiceNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'issue_date', nullable: true })
  issueDate!: string | null;

  /** Decimal text in `currency`. */
  @Column('numeric', { nullable: true })
  net!: string | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  /** TRY for one unit of the currency; null for TRY. */
  @Column('numeric', { name: 'fx_rate', nullable: true })
  fxRate!: string | null;

  @Column('boolean')
  cancelled!: boolean;

  /** Day of the settlement that counts; null: none was told. */
  @Column('date', { name: 'settled_on', nullable: true })
  settledOn!: string | null;

  /** The payment that settled it; null where no payment was told to, but a return. */
  @Column('text', { name: 'settled_by', nullable: true })
  settledBy!: string | null;
}
