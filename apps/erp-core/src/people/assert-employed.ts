import { KervanError } from '@kervan/contracts';
import type { Employee } from './employee.entity.js';

/** @throws KervanError EMPLOYEE_STATE_INVALID with the fact `state` when the employee left, or will: nothing new begins. */
export function assertEmployed({ employeeNo, endDate }: Pick<Employee, 'employeeNo' | 'endDate'>): void {
  if (endDate === null) return;
  throw new KervanError('EMPLOYEE_STATE_INVALID', `the last day of employee ${employeeNo} is ${endDate}`, {
    facts: { state: 'LEFT' },
  });
}
