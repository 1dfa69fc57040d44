import { audit } from '@kervan/inbox';
import { republish, UnitOfWork } from '@kervan/outbox';
import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { Requires } from '../http/requires.js';
import { keyParameters } from './held-key-schemas.js';
import { Reason } from './reason.js';

const Time = z.iso.datetime({ offset: true });

const Republish = z
  .object({
    /** When the broker acknowledged the events: from `from` to before `to`. */
    from: Time,
    to: Time,
    topic: keyParameters.topic,
    /** Absent: every key. */
    key: keyParameters.key.optional(),
    reason: Reason,
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'from must be before to');
type Republish = z.output<typeof Republish>;

const Republished = z.object({ republished: z.int() }).meta({ id: 'RepublishedEvents' });

/** Events that were published, as far as the publisher keeps them (OUTBOX_SENT_HOURS). */
@Controller('ops/outbox/sent')
export class SentOperations {
  constructor(private readonly work: UnitOfWork) {}

  @Post('republish')
  @Requires('operator')
  @Endpoint({
    summary:
      'Publishes sent events once more, with their ids and sequences: for what a broker lost after it acknowledged it.',
    returns: Republished,
  })
  republish(
    @Caller() { name }: Caller,
    @Body({ schema: Republish }) { from, to, topic, key, reason }: Republish,
  ): Promise<{ republished: number }> {
    return this.work.run(async ({ db }) => {
      const selection = { from: new Date(from), to: new Date(to), topic, key };
      const republished = await republish(db, selection);
      await audit(db, {
        actor: name,
        action: 'outbox.republished',
        subject: `${topic}/${key ?? '*'}`,
        reason,
        details: { from, to, republished },
      });
      return { republished };
    });
  }
}
