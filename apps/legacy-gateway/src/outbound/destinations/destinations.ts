import { KervanError } from '@kervan/contracts';
import type { OutboundSettings } from '../outbound-settings.js';
import type { Destination } from './destination.js';
import { readDestinations } from './read-destinations.js';

/** Everybody who gets files. */
export class Destinations {
  constructor(readonly all: readonly Destination[]) {}

  /** @throws KervanError CONFIGURATION_INVALID, DESTINATION_INVALID */
  static async of({ DESTINATIONS_DIR, OUTBOUND_FOLDER }: OutboundSettings): Promise<Destinations> {
    if (DESTINATIONS_DIR === undefined) return new Destinations([]);
    if (OUTBOUND_FOLDER === undefined)
      throw new KervanError(
        'CONFIGURATION_INVALID',
        'OUTBOUND_FOLDER: is missing, and DESTINATIONS_DIR is there',
      );
    return new Destinations(await readDestinations(DESTINATIONS_DIR, OUTBOUND_FOLDER));
  }
}
