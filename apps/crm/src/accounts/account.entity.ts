import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was heard of a customer account. A document may speak of it before its opening does: facts are null till then. */
@Entity('account')
export class Account {
  @PrimaryColumn('text', { name: 'account_no' })
  accountNo!: string;

  @Column('text', { nullable: true })
  segment!: string | null;

  @Column('text', { nullable: true })
  status!: 'ACTIVE' | 'CLOSED' | null;

  /** ISO 4217 code of the account and of all its documents. */
  @Column('text', { nullable: true })
  currency!: string | null;

  /** Decimal text in `currency`. */
  @Column('numeric', { name: 'credit_limit', nullable: true })
  creditLimit!: string | null;

  /** Of the limit that counts; 0 until one was told. */
  @Column('integer', { name: 'limit_version' })
  limitVersion!: number;

  /** Limits that came when the same or a later one was known. */
  @Column('integer')
  stale!: number;

  /** How many events spoke of the account. */
  @Column('integer')
  version!: number;
}
