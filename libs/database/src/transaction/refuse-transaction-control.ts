import { KervanError } from '@kervan/contracts';

// One blank at a time, and no comment runs past its end: a text that could be cut in many ways would be tried in all.
const comment = /\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\//;
const verb = /begin|start\s+transaction|commit|end|rollback|abort|savepoint|release|prepare\s+transaction/;
const control = new RegExp(`^(?:${comment.source})*(?:${verb.source})\\b`, 'is');

/** Only `Transaction` begins and ends: a nested BEGIN or a stray COMMIT would cut the unit of work in two. */
export function refuseTransactionControl(sql: string): void {
  if (control.test(sql)) {
    throw new KervanError(
      'DATABASE_REFUSED',
      `transaction control is not allowed inside a transaction: ${sql.trim()}`,
    );
  }
}
