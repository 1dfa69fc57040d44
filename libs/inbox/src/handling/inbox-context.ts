import { BaseRpcContext } from '@nestjs/microservices';
import type { Tx } from '@kervan/outbox';

/** What guards, interceptors and filters see of one delivery beside the event. */
export class InboxContext extends BaseRpcContext<[tx: Tx, attempt: number]> {
  constructor(tx: Tx, attempt: number) {
    super([tx, attempt]);
  }

  /** View on the chunk's transaction with the flow of this event. */
  get tx(): Tx {
    return this.args[0];
  }

  /** 1 for the first try. */
  get attempt(): number {
    return this.args[1];
  }
}
