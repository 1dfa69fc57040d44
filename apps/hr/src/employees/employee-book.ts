import type { PersonelAyrildi, PersonelIseBasladi } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import type { Employee } from './employee.entity.js';

/** The employees that the events of one transaction speak of. */
export class EmployeeBook {
  readonly #employees = new Map<string, RowOf<Employee>>();

  constructor(private readonly db: Db) {}

  /** Whoever writes of an employee holds their row, also where nothing of it changes. */
  hear(employeeNo: string): RowOf<Employee> {
    const known = this.#employees.get(employeeNo);
    if (known) return known;
    const employee = { employeeNo, startDate: null, endDate: null, commissionRate: null };
    this.#employees.set(employeeNo, employee);
    return employee;
  }

  joined({ employeeNo, startDate, commissionRate }: PersonelIseBasladi['data']): void {
    Object.assign(this.hear(employeeNo), { startDate, commissionRate });
  }

  left({ employeeNo, endDate }: PersonelAyrildi['data']): void {
    this.hear(employeeNo).endDate = endDate;
  }

  /** Locks in byte order. */
  flush(): void {
    if (this.#employees.size === 0) return;
    const employees = [...this.#employees.values()];
    this.#employees.clear();
    void this.db.query(
      `INSERT INTO employee AS e (employee_no, start_date, end_date, commission_rate)
       SELECT * FROM unnest($1::text[], $2::date[], $3::date[], $4::numeric[]) AS told (employee_no)
       ORDER BY employee_no COLLATE "C"
       ON CONFLICT (employee_no) DO UPDATE SET
         start_date = coalesce(excluded.start_date, e.start_date),
         end_date = coalesce(excluded.end_date, e.end_date),
         commission_rate = coalesce(excluded.commission_rate, e.commission_rate)`,
      (['employeeNo', 'startDate', 'endDate', 'commissionRate'] as const).map((column) =>
        employees.map((employee) => employee[column]),
      ),
    );
  }
}
