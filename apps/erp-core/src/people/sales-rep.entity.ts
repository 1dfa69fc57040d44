import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who sells to an account from a day on. Whoever was assigned latest, not after a day, does on that day. */
@Entity('sales_rep')
export class SalesRep {
  @PrimaryColumn('text', { name: 'account_no' })
  accountNo!: string;

  /** Of the account's assignments: 1, 2, 3 ... Of two for one day the higher counts. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('text', { name: 'employee_no' })
  employeeNo!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;
}
