import { audit, type AuditEntry } from '@kervan/inbox';
import { UnitOfWork } from '@kervan/outbox';
import type { Caller } from '@kervan/service';
import { Injectable } from '@nestjs/common';

/** What somebody did through the console, in its own hash chain; the service that did it has an entry of its own. */
@Injectable()
export class OperatorAudit {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws KervanError DATABASE_UNAVAILABLE */
  async note(
    { name: actor }: Caller,
    action: string,
    subject: string,
    reason: string | null,
    details: AuditEntry['details'] = {},
  ): Promise<void> {
    await this.work.run(({ db }) => audit(db, { actor, action, subject, reason, details }));
  }
}
