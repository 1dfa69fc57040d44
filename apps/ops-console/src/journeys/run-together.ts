import type { Database, Db } from '@kervan/database';

type Statements = readonly Promise<unknown>[];
type Answers<Asked extends Statements> = { -readonly [Place in keyof Asked]: Awaited<Asked[Place]> };

/**
 * Sends statements of one transaction without waiting for each other's answers: one round trip for all of them, and its
 * COMMIT. Each is planned once and kept: among so many partitions the plan would cost many times what it takes to follow
 * it, and it never depends on the values.
 */
export async function runTogether<const Asked extends Statements>(
  database: Database,
  ask: (db: Pick<Db, 'query'>) => Asked,
): Promise<Answers<Asked>> {
  const transaction = await database.begin();
  const { db } = transaction;
  try {
    void db.query('SET LOCAL plan_cache_mode = force_generic_plan');
    const answers = await Promise.all(ask(db));
    await transaction.commit();
    return answers;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
