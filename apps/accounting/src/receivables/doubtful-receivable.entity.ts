import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A receivable that became doubtful. */
@Entity('doubtful_receivable')
export class DoubtfulReceivable {
  /** `SPH2010000000001` */
  @PrimaryColumn('text', { name: 'document_no' })
  documentNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date')
  date!: string;

  /** Of the amounts. */
  @Column('text')
  currency!: string;

  /** TRY for one unit; null for TRY itself. */
  @Column('numeric', { name: 'fx_rate', nullable: true })
  fxRate!: string | null;

  @Column('numeric')
  amount!: string;

  /** What is set aside for its loss. */
  @Column('numeric')
  provision!: string;
}
