import { Database } from '@kervan/database';
import type { Logger } from '@kervan/observability';
import { LOGGER, Periodic } from '@kervan/service';
import { Inject, Injectable } from '@nestjs/common';
import { ConsumerProgress } from '../consumers/consumer-progress.js';
import { Directory } from './directory.js';
import { pollService } from './service-poll.js';
import { keepStatus } from './service-status.js';

const EVERY_MS = 5_000;

/** Asks every service again and again how far it is, and keeps what it said last. */
@Injectable()
export class ServicePolls extends Periodic {
  constructor(
    directory: Directory,
    database: Database,
    progress: ConsumerProgress,
    @Inject(LOGGER) logger: Logger,
  ) {
    const round = async () => {
      const polls = await Promise.all(directory.services.map(pollService));
      for (const { service, inbox } of polls) directory.noteGroup(service, inbox?.consumer ?? service);
      await keepStatus(database, polls);
      await progress.note(polls);
      return false;
    };
    super({ name: 'poll of the services', everyMs: EVERY_MS, round, logger });
  }
}
