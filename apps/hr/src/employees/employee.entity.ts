import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An employee, by reference alone: who they are stays with the core. An assignment may come before they joined. */
@Entity('employee')
export class Employee {
  @PrimaryColumn('text', { name: 'employee_no' })
  employeeNo!: string;

  @Column('date', { name: 'start_date', nullable: true })
  startDate!: string | null;

  /** Last day; null: still there. */
  @Column('date', { name: 'end_date', nullable: true })
  endDate!: string | null;

  /** Percent of the net of what was sold, decimal text. */
  @Column('numeric', { name: 'commission_rate', nullable: true })
  commissionRate!: string | null;
}
