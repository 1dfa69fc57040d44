import { ConsoleClient } from '@kervan/console-api';
import { CONSOLE } from '@kervan/setup';
import { judgeJourneys, type JourneyVerdict, seededRandom } from '@kervan/verify';
import type { Backbone } from '../backbone/start-backbone.js';
import type { ProgressDisplay } from '../terminal/progress-display.js';

/** Any fixed number: the same run asks for the same journeys. */
const SEED = 1;

/** Compares random journeys of the console with broker and databases. */
export async function judgeConsole(
  { supervisor, apiToken, evidence }: Backbone,
  journeys: number,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<JourneyVerdict> {
  const console = new ConsoleClient({ url: supervisor.address(CONSOLE), token: () => apiToken });
  const onProgress = (done: number): void => display.update(`journeys: ${done} of ${journeys}`);
  try {
    return await judgeJourneys(evidence, {
      console,
      journeys,
      random: seededRandom(SEED),
      onProgress,
      signal,
    });
  } finally {
    display.clear();
  }
}
