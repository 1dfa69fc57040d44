import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A month of the books that no voucher is dated in any more. */
@Entity('closed_period')
export class ClosedPeriod {
  /** `2010-12` */
  @PrimaryColumn('text')
  period!: string;

  @Column('timestamptz', { name: 'closed_at' })
  closedAt!: Date;

  /** How many vouchers it has. */
  @Column('integer')
  vouchers!: number;

  /** Sums in TRY, the same on both sides. */
  @Column('numeric')
  debit!: string;

  @Column('numeric')
  credit!: string;
}
