import type { Evidence } from '../evidence/evidence.js';
import { type Claim, none } from './claim.js';

/** The projection counts and adds up what was written, account by account. */
export function sumsRight({ written, sums }: Evidence): Claim {
  const accounts = new Set([...written.keys(), ...sums.keys()]);
  const wrong = [...accounts].filter((account) => {
    const [truth, sum] = [written.get(account), sums.get(account)];
    return truth?.count !== sum?.events || truth?.amount !== sum?.total;
  });
  return none('sums right', wrong.length, `of ${accounts.size} accounts wrong`, wrong.slice(0, 5));
}
