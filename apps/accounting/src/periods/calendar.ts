import type { Db } from '@kervan/database';
import type { SharedPart } from '@kervan/outbox';
import { lastClosed } from './last-closed.js';
import { beforeNextClosing } from './period-lock.js';
import { firstDay, nextPeriod, periodOf } from './period.js';

/** Which periods are open: read once per transaction, and true until it ends. */
export class Calendar implements SharedPart {
  #closed: Promise<string | null> | undefined;

  constructor(private readonly db: Db) {}

  /** The day to post a document to: its own, or the first of the first open period where that one is closed. */
  async openDay(documentDate: string): Promise<string> {
    const closed = await (this.#closed ??= this.#read());
    return closed !== null && periodOf(documentDate) <= closed ? firstDay(nextPeriod(closed)) : documentDate;
  }

  flush(): void {
    // Nothing is decided here.
  }

  /** Two statements on one way: the second one sees what was closed while the first one waited. */
  async #read(): Promise<string | null> {
    const [, closed] = await Promise.all([beforeNextClosing(this.db), lastClosed(this.db)]);
    return closed;
  }
}
