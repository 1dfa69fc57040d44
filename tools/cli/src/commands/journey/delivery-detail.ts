import type { Delivery } from '@kervan/console-api';
import { shownSilence } from './answers.js';

/** How it failed last, or who is silent about it. */
export function deliveryDetail({ silent, fingerprint }: Delivery): string | null {
  return silent ? `silent: ${shownSilence(silent)}` : fingerprint;
}
