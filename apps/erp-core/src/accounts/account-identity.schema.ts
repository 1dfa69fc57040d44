import { z } from 'zod';
import { email, personName, phone, taxNo } from '../identity/identity.schema.js';

const identity = {
  name: personName,
  taxNo,
  taxOffice: z.string().min(1).max(100).nullable(),
  address: z.string().min(1).max(500).nullable(),
  email: email.nullable(),
  phone: phone.nullable(),
};

export const AccountIdentityView = z.object(identity).meta({ id: 'AccountIdentity' });
export type AccountIdentityView = z.output<typeof AccountIdentityView>;

export const NewAccountIdentity = z
  .object({
    ...identity,
    taxOffice: identity.taxOffice.default(null),
    address: identity.address.default(null),
    email: identity.email.default(null),
    phone: identity.phone.default(null),
  })
  .meta({ id: 'NewAccountIdentity' });
