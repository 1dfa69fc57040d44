import type { Database, Statement } from '@kervan/database';
import { SilentUnit, type Silence } from './silent-unit.js';
import { TransactionalUnitOfWork } from './transactional-unit-of-work.js';

/** Units of work of which nobody outside the database hears: no event reaches the outbox. */
export class SilentUnitOfWork extends TransactionalUnitOfWork {
  constructor(
    private readonly own: Database,
    private readonly silence: Silence,
  ) {
    super(own, { source: '/replay' });
  }

  override async begin(before?: Statement): Promise<SilentUnit> {
    return new SilentUnit(await this.own.begin(before), '/replay', this.silence);
  }
}
