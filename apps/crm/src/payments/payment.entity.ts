import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A payment, as far as it is an advance of the customer. */
@Entity('payment')
export class Payment {
  @PrimaryColumn('text', { name: 'payment_no' })
  paymentNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  /** What belongs to no invoice (yet), decimal text in the account's currency. */
  @Column('numeric')
  unmatched!: string;
}
