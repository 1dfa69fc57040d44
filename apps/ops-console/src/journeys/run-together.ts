import type { Database, Db } from '@kervan/database';

type Statements = readonly Promise<unknown>[];
type Answers<Asked extends Statements> = { -readonly [Place in keyof Asked]: Awaited<Asked[Place]> };

/** Sends statements of one transaction without waiting for each other's answers: one round trip for all of them, and its COMMIT. */
export async function runTogether<const Asked extends Statements>(
  database: Database,
  ask: (db: Pick<Db, 'query'>) => Asked,
): Promise<Answers<Asked>> {
  const transaction = await database.begin();
  try {
    const answers = await Promise.all(ask(transaction.db));
    await transaction.commit();
    return answers;
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
