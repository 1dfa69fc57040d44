import type { Logger } from '@kervan/observability';
import type { UnitOfWork } from '@kervan/outbox';
import type { Destination } from './destinations/destination.js';
import type { ClaimedFile, WrittenFile } from './ledger/claimed-file.js';
import { closeDay } from './ledger/close-day.js';
import type { OutboundLedger } from './ledger/outbound-ledger.js';
import { writeFile } from './write-file.js';

export interface OutboundWriterParts {
  readonly destinations: readonly Destination[];
  readonly unitOfWork: UnitOfWork;
  readonly ledger: OutboundLedger;
  readonly logger: Logger;
}

/** Writes the files that destinations are to get. */
export class OutboundWriter {
  readonly #destinations: ReadonlyMap<string, Destination>;

  constructor(private readonly parts: OutboundWriterParts) {
    this.#destinations = new Map(parts.destinations.map((each) => [each.name, each]));
  }

  /** Closes the files of the day where it is time to, and writes some of what waits. @returns whether there was any */
  async round(): Promise<boolean> {
    const { unitOfWork, ledger } = this.parts;
    for (const destination of this.#destinations.values())
      if (destination.closeAt !== null) await unitOfWork.run(({ db }) => closeDay(db, destination));
    if (this.#destinations.size === 0) return false;
    const claimed = await ledger.claim([...this.#destinations.keys()]);
    const written = await Promise.all(claimed.map((file) => this.#write(file)));
    await ledger.written(written.filter((file) => file !== null));
    return claimed.length > 0;
  }

  /** Null where it failed: it does not keep the others waiting. */
  async #write(file: ClaimedFile): Promise<WrittenFile | null> {
    const { ledger, logger } = this.parts;
    const { destination, name } = file;
    const folder = this.#destinations.get(destination)?.folder;
    if (folder === undefined) return null;
    try {
      return await writeFile(file, { folder, worker: ledger.worker }, this.#contentsOf(file));
    } catch (error) {
      logger.warn({ err: error, destination, file: name }, 'a file could not be written');
      await ledger.failed(file, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  async *#contentsOf(file: ClaimedFile): AsyncGenerator<Buffer> {
    if (file.content === null) yield* this.parts.ledger.contentsOf(file);
    else yield file.content;
  }
}
