import type { Db } from '@kervan/database';
import type { UnitOfWork } from '@kervan/outbox';

/** Runs statements of the inbox in a transaction of their own. @throws what the work or the COMMIT throws. */
export async function committed<Result>(
  unitOfWork: UnitOfWork,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const unit = await unitOfWork.begin();
  try {
    const result = await work(unit.db);
    await unit.commit();
    return result;
  } catch (error) {
    await unit.rollback();
    throw error;
  }
}
