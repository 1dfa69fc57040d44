import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who an employee is: personal data, which comes in and goes out by the API alone. */
@Entity('employee_identity')
export class EmployeeIdentity {
  @PrimaryColumn('text', { name: 'employee_no' })
  employeeNo!: string;

  @Column('text')
  name!: string;

  @Column('text')
  tckn!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  /** Where wages and commissions are paid to. */
  @Column('text', { nullable: true })
  iban!: string | null;
}
