import { type ConsumingService, consumingServices, type Random, seededRandom } from '@kervan/verify';
import { shuffled } from './shuffled.js';

type Settings = Readonly<Record<string, string>>;

/** In which order a run takes its work. The result must not depend on it. */
export interface ProcessingOrder {
  readonly files: readonly string[];
  /** A file is dropped when the one before was read: the gateway takes what lies there together in order of names. */
  readonly oneByOne: boolean;
  /** Variables of a service that decide how it takes its events. */
  readonly consumption: (service: ConsumingService) => Settings;
}

/** Files in order of days, services by their defaults. */
export function naturalOrder(files: readonly string[]): ProcessingOrder {
  return { files, oneByOne: false, consumption: () => ({}) };
}

const MOST_EVENTS = 500;
const MOST_PARTITIONS = 8;

/**
 * Files in another order, and each service with another size of its transactions, one event to 500, and another number
 * of partitions at once, one to 8: events of different documents meet in other orders.
 *
 * @param seed the same seed, the same order
 */
export function shuffledOrder(files: readonly string[], seed: number): ProcessingOrder {
  const random = seededRandom(seed);
  const shuffledFiles = shuffled(files, random);
  const settings = new Map(consumingServices.map((service) => [service, drawn(random)]));
  return {
    files: shuffledFiles,
    oneByOne: true,
    consumption: (service) => settings.get(service) ?? {},
  };
}

function drawn(random: Random): Settings {
  return {
    // As often below 22 as above: small transactions are as interesting as large ones.
    INBOX_CHUNK: String(Math.floor((MOST_EVENTS + 1) ** random())),
    INBOX_CONCURRENCY: String(1 + Math.floor(random() * MOST_PARTITIONS)),
  };
}
