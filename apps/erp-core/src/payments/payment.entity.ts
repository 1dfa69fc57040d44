import type { PaymentMethod } from '@kervan/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a customer paid. Only what is unmatched of it changes. Amounts are decimal text in `currency`. */
@Entity('payment')
export class Payment {
  @PrimaryColumn('text', { name: 'payment_no' })
  paymentNo!: string;

  /** Prefix and year of the number, `THS2026`. */
  @Column('text')
  series!: string;

  /** 1, 2, 3 ... within the series. */
  @Column('integer')
  number!: number;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'payment_date' })
  paymentDate!: string;

  @Column('text')
  method!: PaymentMethod;

  @Column('text')
  currency!: string;

  /** TRY for one unit of the currency on the payment date; null for TRY itself. */
  @Column('numeric', { name: 'fx_rate', nullable: true })
  fxRate!: string | null;

  @Column('numeric')
  amount!: string;

  /** What is matched to no invoice: an advance of the customer. */
  @Column('numeric')
  unmatched!: string;

  /** Personal data: kept here alone, told by the API alone. */
  @Column('text', { name: 'payer_iban', nullable: true })
  payerIban!: string | null;

  /** 1 when it was received, one more with every later matching. */
  @Column('integer')
  version!: number;
}
