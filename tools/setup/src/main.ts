import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { configurationOf } from './configuration.js';
import { setUp } from './set-up.js';

/** `EX_CONFIG` of sysexits: trying again will not help. */
const EXIT_CONFIGURATION = 78;

const logger = createLogger('setup');
try {
  await setUp(configurationOf(process.env), (line) => logger.info(line));
} catch (err) {
  const invalid = err instanceof KervanError && err.code === 'CONFIGURATION_INVALID';
  if (invalid) logger.fatal({ code: err.code }, err.message);
  else logger.fatal({ err }, 'cannot set up');
  process.exitCode = invalid ? EXIT_CONFIGURATION : 1;
}
