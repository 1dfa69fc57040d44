import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who works for the company, by number. */
@Entity('employee')
export class Employee {
  @PrimaryColumn('text', { name: 'employee_no' })
  employeeNo!: string;

  @Column('date', { name: 'start_date' })
  startDate!: string;

  /** Last day; null while nobody knows one. */
  @Column('date', { name: 'end_date', nullable: true })
  endDate!: string | null;

  /** Percent of the net of what was sold, paid and not returned. */
  @Column('numeric', { name: 'commission_rate' })
  commissionRate!: string;

  @Column('integer')
  version!: number;
}
