import { KervanError } from '@kervan/contracts';
import { createLogger, type Logger } from '@kervan/observability';
import type { ServiceDefinition } from '../define-service.js';
import { configOf, EXIT_CONFIGURATION } from './config-of.js';
import { startService } from './start-service.js';

/**
 * Runs a service as this process, until SIGTERM or SIGINT ends it in order with exit code 0; a second signal ends it
 * at once. Exit code 78: the configuration has faults. Exit code 1: it cannot go on, a supervisor may restart it.
 */
export async function runService(service: ServiceDefinition): Promise<void> {
  const config = configOf(service);
  const logger = createLogger(service.name, { level: config.LOG_LEVEL });
  const stop = new AbortController();
  exitOnFailure(logger);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(1);
      logger.info({ signal }, 'stopping');
      stop.abort();
    });
  }
  try {
    const onFailure = (error: unknown) => exitWith(logger, error, 'cannot go on');
    const running = await startService(service, { config, logger, signal: stop.signal, onFailure });
    await aborted(stop.signal);
    await running.close();
  } catch (error) {
    if (!stop.signal.aborted) exitWith(logger, error, 'cannot start');
  }
  logger.info('stopped');
  process.exit(0);
}

/** What nobody awaited has left the process in an unknown state. */
function exitOnFailure(logger: Logger): void {
  process.on('unhandledRejection', (reason) => exitWith(logger, reason, 'unhandled rejection'));
  process.on('uncaughtException', (error) => exitWith(logger, error, 'uncaught exception'));
}

function exitWith(logger: Logger, err: unknown, message: string): never {
  logger.fatal({ err }, message);
  const isConfiguration = err instanceof KervanError && err.code === 'CONFIGURATION_INVALID';
  process.exit(isConfiguration ? EXIT_CONFIGURATION : 1);
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}
