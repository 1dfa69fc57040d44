import { day, identifier, percent } from '@kervan/contracts';
import { pageOf } from '@kervan/service';
import { z } from 'zod';
import { impersonal } from '../identity/impersonal.schema.js';
import { email, iban, personName, phone, tckn } from '../identity/identity.schema.js';

const identity = {
  name: personName,
  tckn,
  email: email.nullable(),
  phone: phone.nullable(),
  /** Where wages and commissions are paid to. */
  iban: iban.nullable(),
};

export const EmployeeIdentityView = z.object(identity).meta({ id: 'EmployeeIdentity' });
export type EmployeeIdentityView = z.output<typeof EmployeeIdentityView>;

const NewEmployeeIdentity = z
  .object({
    ...identity,
    email: identity.email.default(null),
    phone: identity.phone.default(null),
    iban: identity.iban.default(null),
  })
  .meta({ id: 'NewEmployeeIdentity' });

const facts = {
  employeeNo: identifier,
  startDate: day,
  /** Percent of the net of what was sold, paid and not returned. */
  commissionRate: percent,
};

export const NewEmployee = z
  .object({ ...facts, employeeNo: impersonal, identity: NewEmployeeIdentity })
  .meta({ id: 'NewEmployee' });
export type NewEmployee = z.output<typeof NewEmployee>;

export const EmployeeChange = z
  .strictObject({
    /** Replaces all of it; null: nothing is kept any more. */
    identity: NewEmployeeIdentity.nullable(),
  })
  .meta({ id: 'EmployeeChange' });
export type EmployeeChange = z.output<typeof EmployeeChange>;

export const Leave = z
  .object({
    /** Last day, not before the first. */
    endDate: day,
  })
  .meta({ id: 'Leave' });
export type Leave = z.output<typeof Leave>;

export const EmployeeView = z
  .object({ ...facts, endDate: day.nullable(), version: z.int() })
  .meta({ id: 'Employee' });
export type EmployeeView = z.output<typeof EmployeeView>;

export const IdentifiedEmployeeView = EmployeeView.extend({ identity: EmployeeIdentityView.nullable() }).meta(
  {
    id: 'IdentifiedEmployee',
  },
);
export type IdentifiedEmployeeView = z.output<typeof IdentifiedEmployeeView>;

export const EmployeePage = pageOf(EmployeeView, 'EmployeePage');
export type EmployeePage = z.output<typeof EmployeePage>;
