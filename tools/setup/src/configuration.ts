import { faultsOf, KervanError } from '@kervan/contracts';
import { brokerConfig, type Environment, jsonText, readVariables } from '@kervan/service';
import { z } from 'zod';

/** What a verifier can be made of as it stands. */
const password = z.string().regex(/^[!-~]{8,}$/, 'must be at least 8 visible ASCII characters');
const serviceName = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name like erp-core');

const DatabasePasswords = z.strictObject({
  /** By service: each gets a database and the role that owns it. */
  services: z.record(serviceName, password),
  publisher: password,
  auditor: password,
});
export type DatabasePasswords = z.output<typeof DatabasePasswords>;

/** Each may be given as a file, `X_FILE`. */
const Configuration = z.object({
  /** A superuser. */
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
  /** JSON `{"services":{"erp-core":"..."},"publisher":"...","auditor":"..."}`. */
  DATABASE_PASSWORDS: jsonText(DatabasePasswords),
  ...brokerConfig.shape,
});
export type Configuration = z.output<typeof Configuration>;

/** @throws KervanError CONFIGURATION_INVALID naming every faulty variable. */
export function configurationOf(environment: Environment): Configuration {
  const { values, faults } = readVariables(environment, Object.keys(Configuration.shape));
  const { data, error } = Configuration.safeParse(values);
  if (data && faults.length === 0) return data;
  const unread = faults.map(({ variable, message }) => `${variable}: ${message}`);
  throw new KervanError('CONFIGURATION_INVALID', [...unread, ...(error ? [faultsOf(error)] : [])].join('; '));
}
