import { KervanError } from '@kervan/contracts';

const MOST_ATTEMPTS = 5;

/** Runs a statement again where others stood in its way, as in a deadlock: it has changed nothing then. */
export async function repeatContended<Result>(statement: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await statement();
    } catch (error) {
      const contended = error instanceof KervanError && error.class === 'contention';
      if (!contended || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}
