import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('payment')
export class Payment {
  @PrimaryColumn('text', { name: 'payment_no' })
  paymentNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'payment_date' })
  paymentDate!: string;

  /** ISO 4217 code. */
  @Column('text')
  currency!: string;

  /** TRY for one unit of the currency; 1 for TRY. What is left as an advance is worth this much. */
  @Column('numeric', { name: 'fx_rate' })
  fxRate!: string;

  /** Decimal text. */
  @Column('numeric')
  amount!: string;
}
