import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who serves an account from a day on, until another assignment does. */
@Entity('assignment')
export class Assignment {
  @PrimaryColumn('text', { name: 'account_no' })
  accountNo!: string;

  /** Of two assignments from one day on the higher counts. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('text', { name: 'employee_no' })
  employeeNo!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;
}
