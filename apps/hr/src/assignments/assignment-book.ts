import type { SatisTemsilcisiAtandi } from '@kervan/contracts';
import type { Db } from '@kervan/database';

/** The assignments that the events of one transaction tell. */
export class AssignmentBook {
  readonly #assigned: SatisTemsilcisiAtandi['data'][] = [];

  constructor(private readonly db: Db) {}

  assigned(assignment: SatisTemsilcisiAtandi['data']): void {
    this.#assigned.push(assignment);
  }

  flush(): void {
    if (this.#assigned.length === 0) return;
    const assigned = this.#assigned.splice(0);
    void this.db.query(
      `INSERT INTO assignment (account_no, version, employee_no, valid_from)
       SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::date[]) AS told (account_no, version)
       ORDER BY account_no COLLATE "C", version
       ON CONFLICT DO NOTHING`,
      (['accountNo', 'version', 'employeeNo', 'validFrom'] as const).map((column) =>
        assigned.map((assignment) => assignment[column]),
      ),
    );
  }
}
