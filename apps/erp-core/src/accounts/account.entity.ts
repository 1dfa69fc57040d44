import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer account. Amounts are decimal text in `currency`. */
@Entity('account')
export class Account {
  @PrimaryColumn('text', { name: 'account_no' })
  accountNo!: string;

  @Column('text')
  segment!: string;

  @Column('text')
  currency!: string;

  @Column('numeric', { name: 'credit_limit' })
  creditLimit!: string;

  /** Invoices less returns and payments; negative when the customer is owed money. */
  @Column('numeric')
  balance!: string;

  /** Gross of the orders that are approved or reserved but not invoiced yet. */
  @Column('numeric', { name: 'open_order_amount' })
  openOrderAmount!: string;

  @Column('text')
  state!: 'ACTIVE' | 'CLOSED';

  @Column('integer')
  version!: number;
}
