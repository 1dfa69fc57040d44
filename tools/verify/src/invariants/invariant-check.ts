import { KervanError } from '@kervan/contracts';
import { LocalError } from '@kervan/local';
import type { BrokerEvidence } from '../evidence/broker-evidence.js';
import { type Evidence, hasAll, type Readers } from '../evidence/evidence.js';
import type { DatabaseService } from '../evidence/services.js';

export interface Invariant {
  /** `I1`, as in the domain's list of invariants. */
  readonly id: string;
  /** False also where nothing is known. */
  readonly holds: boolean;
  /** Whether it could be asked: its services are in the stack. */
  readonly checked: boolean;
  /** What was compared; where it does not hold, what differs; where it was not checked, why. */
  readonly detail: string;
  /** The offending keys with what differs, at most 100 of them. */
  readonly faults: readonly string[];
}

/** What was compared, in words with figures, and whatever differs, each beginning with its key. */
export interface Comparison {
  readonly compared: string;
  readonly faults: readonly string[];
}

/** One rule of the business, as questions to databases and broker. */
export interface InvariantCheck {
  readonly id: string;
  evaluate(evidence: Evidence, broker: BrokerEvidence): Promise<Invariant>;
}

interface Rule<Service extends DatabaseService> {
  readonly id: string;
  /** Services whose databases it asks. */
  readonly needs: readonly Service[];
  readonly compare: (databases: Readers<Service>, broker: BrokerEvidence) => Promise<Comparison>;
}

const SHOWN = 3;
const KEPT = 100;

export function invariantCheck<Service extends DatabaseService>(rule: Rule<Service>): InvariantCheck {
  const { id, needs, compare } = rule;
  return {
    id,
    evaluate: async ({ databases }, broker) => {
      if (!hasAll(databases, needs)) {
        const missing = needs.filter((service) => databases[service] === undefined);
        return notChecked(id, `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not in the stack`);
      }
      return judged(id, () => compare(databases, broker));
    },
  };
}

/**
 * What a comparison says of an invariant; one that fails leaves it unchecked.
 *
 * @throws KervanError of infrastructure: a store is away, nothing can be said of anything.
 */
export async function judged(id: string, compare: () => Promise<Comparison>): Promise<Invariant> {
  try {
    return invariant(id, await compare());
  } catch (error) {
    if (error instanceof LocalError) return notChecked(id, error.message);
    if (!(error instanceof KervanError) || error.class === 'infrastructure') throw error;
    return notChecked(id, `${error.code} ${error.message}`);
  }
}

export function notChecked(id: string, why: string): Invariant {
  return { id, holds: false, checked: false, detail: `not checked: ${why}`, faults: [] };
}

function invariant(id: string, { compared, faults }: Comparison): Invariant {
  const more = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : '';
  const holds = faults.length === 0;
  const detail = holds ? compared : faults.slice(0, SHOWN).join('; ') + more;
  return { id, holds, checked: true, detail, faults: faults.slice(0, KEPT) };
}
