import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A despatch note (irsaliye), one per order; never changed. Its lines are stock movements. */
@Entity('despatch_note')
export class DespatchNote {
  @PrimaryColumn('text', { name: 'despatch_note_no' })
  despatchNoteNo!: string;

  /** Prefix and year of the number, `IRS2010`. */
  @Column('text')
  series!: string;

  /** 1, 2, 3 ... within the series. */
  @Column('integer')
  number!: number;

  @Column('text', { name: 'order_no' })
  orderNo!: string;

  @Column('text', { name: 'account_no' })
  accountNo!: string;

  @Column('date', { name: 'despatch_date' })
  despatchDate!: string;

  @Column('text')
  currency!: string;

  /** Of all lines, decimal text. */
  @Column('numeric')
  cost!: string;
}
