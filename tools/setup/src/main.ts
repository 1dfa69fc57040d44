import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { EXIT_CONFIGURATION } from '@kervan/service';
import { configurationOf } from './configuration.js';
import { setUp } from './set-up.js';

const logger = createLogger('setup');
try {
  await setUp(configurationOf(process.env), (line) => logger.info(line));
} catch (err) {
  const invalid = err instanceof KervanError && err.code === 'CONFIGURATION_INVALID';
  if (invalid) logger.fatal({ code: err.code }, err.message);
  else logger.fatal({ err }, 'cannot set up');
  process.exitCode = invalid ? EXIT_CONFIGURATION : 1;
}
