import { randomBytes } from 'node:crypto';
import { quoted } from '../sql/quoted.js';
import { asAdmin } from './admin-session.js';
import { provision, type Provisioned } from './provision.js';

export interface TemporaryDatabase extends Provisioned {
  /** Drops database and role, whoever is still connected. */
  drop(): Promise<void>;
}

/** For specs: a provisioned database with a random name. The shared roles get fixed passwords, so that specs may overlap. */
export async function temporaryDatabase(adminUrl: string): Promise<TemporaryDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const passwords = { password: name, publisherPassword: 'spec-publisher', auditorPassword: 'spec-auditor' };
  const provisioned = await provision(adminUrl, { database: name, role: name, ...passwords });
  const drop = () =>
    asAdmin(adminUrl, async (run) => {
      await run(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
      await run(`DROP ROLE IF EXISTS ${quoted(name)}`);
    });
  return { ...provisioned, drop };
}
