import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import type { CommonConfig } from '../config/common-config.js';
import { parseConfig } from '../config/parse-config.js';
import type { ServiceDefinition } from '../define-service.js';

/** `EX_CONFIG` of sysexits: restarting will not help. */
export const EXIT_CONFIGURATION = 78;

/** The configuration of this process, which ends where that has faults. */
export function configOf(service: ServiceDefinition): CommonConfig {
  try {
    return parseConfig(service, process.env);
  } catch (error) {
    if (!(error instanceof KervanError)) throw error;
    createLogger(service.name).fatal({ code: error.code }, error.message);
    process.exit(EXIT_CONFIGURATION);
  }
}
