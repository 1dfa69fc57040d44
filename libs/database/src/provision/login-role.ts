import { escapeLiteral } from 'pg';
import { quoted } from '../sql/quoted.js';
import type { Run } from './admin-session.js';
import { scramVerifier } from './scram-verifier.js';

/** Makes a role that logs in with this password, or gives an existing one the password. */
export async function loginRole(run: Run, role: string, password: string): Promise<void> {
  const [existing] = await run('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  const verb = existing ? 'ALTER' : 'CREATE';
  const verifier = escapeLiteral(await scramVerifier(password));
  await run(`${verb} ROLE ${quoted(role)} LOGIN PASSWORD ${verifier}`);
}
