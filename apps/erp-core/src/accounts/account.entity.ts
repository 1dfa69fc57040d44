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

  /** Of the credit limit alone: 1 for the first. `version` changes with every document of the account. */
  @Column('integer', { name: 'limit_version' })
  limitVersion!: number;

  /** Invoices less returns and payments; negative when the customer is owed money. */
  @Column('numeric')
  balance!: string;

  /** Gross of the orders that are approved or reserved but not invoiced yet. */
  @Column('numeric', { name: 'open_order_amount' })
  openOrderAmount!: string;

  /** What the customer paid that belongs to no invoice yet: not part of the balance, and no credit. */
  @Column('numeric')
  advances!: string;

  @Column('text')
  state!: 'ACTIVE' | 'CLOSED';

  @Column('integer')
  version!: number;
}
