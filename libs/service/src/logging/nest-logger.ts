import type { Logger } from '@kervan/observability';
import type { LoggerService } from '@nestjs/common';

/** Nest's own lines through the service's logger; its announcements while starting are of interest to nobody. */
export function nestLogger(logger: Logger): LoggerService {
  const writer =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...rest: unknown[]) => {
      const context = rest.findLast((part) => typeof part === 'string');
      if (message instanceof Error) logger[level]({ err: message, context }, message.message);
      else logger[level]({ context }, typeof message === 'string' ? message : JSON.stringify(message));
    };
  return {
    log: writer('debug'),
    debug: writer('debug'),
    verbose: writer('debug'),
    warn: writer('warn'),
    error: writer('error'),
    fatal: writer('fatal'),
  };
}
