import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '@kervan/observability';
import { parseConfig, type ServiceDefinition, startService } from '@kervan/service';
import { pino } from 'pino';
import { consumerSettings } from '../processes/process-apps.js';
import { effect } from '../services/effect/effect.js';
import { projection } from '../services/projection/projection.js';
import type { Consumer } from '../stack/store-names.js';
import type { Fault, Scene } from './fault.js';

const STAY_MS = 3_000;
const REST_MS = 1_000;

/** A further consumer of each group joins, takes part, leaves in order and joins again. */
export const rebalanceStorm: Fault = async (scene, { seconds }, struck) => {
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    await Promise.all([visit(scene, 'projection', projection), visit(scene, 'effect', effect)]);
    await sleep(REST_MS, undefined, { signal: scene.signal });
  }
  struck();
};

async function visit(
  { stack, signal }: Scene,
  consumer: Consumer,
  service: ServiceDefinition,
): Promise<void> {
  const destination = pino.destination({
    dest: join(stack.state.logs, `${consumer}-visitor.log`),
    sync: true,
  });
  const logger = createLogger(service.name, { destination });
  const config = parseConfig(service, consumerSettings(stack.settings, consumer, false));
  const visitor = await startService(service, { config, logger, signal });
  await sleep(STAY_MS, undefined, { signal }).catch(() => undefined);
  await visitor.close();
  destination.end();
}
