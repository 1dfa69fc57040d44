import type { KervanError } from '@kervan/contracts';
import { audit } from '@kervan/inbox';
import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import type { Request } from 'express';
import { knownCallerOf } from './caller.js';
import { routeOf } from './route-of.js';

/** The most of an address that is kept. */
const LONGEST_PATH = 1000;

/** What callers tried and may not do, for the audit; a service without a database has its log alone. */
export class Denials {
  constructor(
    private readonly logger: Logger,
    private readonly work?: UnitOfWork,
  ) {}

  /** Never rejects: who may not do something is refused, whatever becomes of the entry. */
  async note(request: Request, refusal: KervanError): Promise<void> {
    const { name: actor = 'unknown', role = null } = knownCallerOf(request) ?? {};
    const path = request.originalUrl.split('?', 1)[0]?.slice(0, LONGEST_PATH) ?? '';
    const subject = `${request.method} ${routeOf(request) ?? path}`;
    const details = { role, path, ...refusal.facts };
    this.logger.warn({ actor, subject, ...details }, 'denied');
    try {
      await this.work?.run(({ db }) =>
        audit(db, { actor, action: 'denied', subject, reason: null, details }),
      );
    } catch (err) {
      this.logger.error({ err, actor, subject }, 'a denial is not in the audit');
    }
  }
}
