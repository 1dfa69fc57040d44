import type { Flow } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { UnitOfWork, type Tx, type Unit } from '@kervan/outbox';

interface Interruption {
  /** 1 is the first batch. */
  readonly batch: number;
  readonly before: 'work' | 'commit';
  /** What happens then; a rejection is a crash. */
  readonly interrupt: () => Promise<void>;
}

/** A unit of work that is interrupted in one of its batches. */
export class InterruptedUnitOfWork extends UnitOfWork {
  #batches = 0;

  constructor(
    private readonly units: UnitOfWork,
    private readonly interruption: Interruption,
  ) {
    super();
  }

  override run<Result>(work: (tx: Tx) => Promise<Result>, flow?: Partial<Flow>): Promise<Result> {
    return this.units.run(work, flow);
  }

  override runAndRead<Result, Answer>(
    work: (tx: Tx) => Promise<Result>,
    read: (db: Db, result: Result) => Promise<Answer>,
    flow?: Partial<Flow>,
  ): Promise<Answer> {
    return this.units.runAndRead(work, read, flow);
  }

  override async begin(): Promise<Unit> {
    const { batch, before, interrupt } = this.interruption;
    const isHere = ++this.#batches === batch;
    if (isHere && before === 'work') await interrupt();
    const unit = await this.units.begin();
    return isHere && before === 'commit' ? interruptedBeforeCommit(unit, interrupt) : unit;
  }
}

function interruptedBeforeCommit(unit: Unit, interrupt: () => Promise<void>): Unit {
  return {
    db: unit.db,
    tx: (flow) => unit.tx(flow),
    shared: (part) => unit.shared(part),
    settle: () => unit.settle(),
    rollback: () => unit.rollback(),
    afterCommit: (work) => unit.afterCommit(work),
    commit: async () => {
      try {
        await interrupt();
      } catch (error) {
        await unit.rollback();
        throw error;
      }
      await unit.commit();
    },
  };
}
