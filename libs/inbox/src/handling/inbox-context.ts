import { BaseRpcContext } from '@nestjs/microservices';
import type { Tx } from '@kervan/outbox';

/** What guards, interceptors and filters see of one call of a handler beside its event or events. */
export class InboxContext<View = Tx> extends BaseRpcContext<[tx: View, attempt: number]> {
  constructor(tx: View, attempt: number) {
    super([tx, attempt]);
  }

  /** View on the chunk's transaction: with the flow of the event, or of a set-based handler's run. */
  get tx(): View {
    return this.args[0];
  }

  /** 1 for the first try. */
  get attempt(): number {
    return this.args[1];
  }
}
