import { z } from 'zod';
import type { Evidence } from '../evidence/evidence.js';

const named = z.array(z.object({ name: z.string() }));

/** Names of all customers and employees, which the core alone keeps; none where the core is not in the stack. */
export async function readNames({ databases: { 'erp-core': core } }: Evidence): Promise<readonly string[]> {
  if (core === undefined) return [];
  const sql = 'SELECT name FROM account_identity UNION SELECT name FROM employee_identity';
  return named.parse(await core.query(sql)).map(({ name }) => name);
}
