import { Database } from '@kervan/database';
import { audit, type AuditEntry } from '@kervan/inbox';
import type { Logger } from '@kervan/observability';
import { LOGGER, Periodic } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { runTogether } from './run-together.js';

/** What somebody looked at. */
export type View = Pick<AuditEntry, 'actor' | 'action' | 'subject'>;

const EVERY_MS = 1_000;
/** Who looks at the same again within it is not told twice. */
const ONCE_MS = 60_000;

/** Tells in the audit who looked at what, a moment later: nobody waits for it. */
@Injectable()
export class ViewAudit extends Periodic {
  readonly #toldAt = new Map<string, number>();
  #untold: View[] = [];

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) logger: Logger,
  ) {
    super({ name: 'audit of views', everyMs: EVERY_MS, round: () => this.#tell(), logger });
  }

  note(view: View): void {
    const name = JSON.stringify([view.actor, view.action, view.subject]);
    const now = Date.now();
    if (now - (this.#toldAt.get(name) ?? 0) < ONCE_MS) return;
    this.#toldAt.set(name, now);
    this.#untold.push(view);
  }

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    await this.#tell();
  }

  async #tell(): Promise<boolean> {
    this.#forget();
    const views = this.#untold;
    if (views.length === 0) return false;
    this.#untold = [];
    try {
      await runTogether(this.database, (db) => views.map((view) => audit(db, { ...view, reason: null })));
    } catch (error) {
      this.#untold.unshift(...views);
      throw error;
    }
    return false;
  }

  #forget(): void {
    const before = Date.now() - ONCE_MS;
    for (const [name, at] of this.#toldAt) if (at < before) this.#toldAt.delete(name);
  }
}
