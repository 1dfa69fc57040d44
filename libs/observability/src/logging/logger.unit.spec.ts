import { describe, expect, it } from '@jest/globals';
import { withLogContext } from './log-context.js';
import { createLogger } from './logger.js';

function recording(): { lines: () => unknown[]; logger: ReturnType<typeof createLogger> } {
  const written: string[] = [];
  const logger = createLogger('accounting', { destination: { write: (line) => void written.push(line) } });
  return { logger, lines: () => written.map((line): unknown => JSON.parse(line)) };
}

describe('logger', () => {
  it('writes JSON lines with service, level and time', () => {
    const { logger, lines } = recording();
    logger.info({ port: 3000 }, 'listening');
    const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(lines()).toEqual([{ level: 'info', time, service: 'accounting', port: 3000, msg: 'listening' }]);
  });

  it('carries the ids of the surrounding log context, the inner ones first', async () => {
    const { logger, lines } = recording();
    await withLogContext({ correlationId: 'c-1', eventId: 'e-1' }, async () => {
      await Promise.resolve();
      withLogContext({ eventId: 'e-2', workOrderNo: 'IE-7' }, () => logger.info('inner'));
      logger.info('outer');
    });
    expect(lines()).toMatchObject([
      { msg: 'inner', correlationId: 'c-1', eventId: 'e-2', workOrderNo: 'IE-7' },
      { msg: 'outer', correlationId: 'c-1', eventId: 'e-1' },
    ]);
  });

  it('cuts out personal data at every depth it looks at', () => {
    const { logger, lines } = recording();
    logger.info({ email: 'a@b.tr', account: { tckn: '1', accountNo: '120.7', owner: { iban: 'TR1' } } }, 'x');
    expect(lines()).toMatchObject([
      {
        email: '[redacted]',
        account: { tckn: '[redacted]', accountNo: '120.7', owner: { iban: '[redacted]' } },
      },
    ]);
  });

  it('cuts out the text that was no URL: it may hold a password', () => {
    const { logger, lines } = recording();
    const err: unknown = (() => {
      try {
        return new URL('mysql://reader:S3cr#et@host:3306/erp');
      } catch (error) {
        return error;
      }
    })();
    logger.warn({ err }, 'pulling pauses');
    expect(JSON.stringify(lines())).toContain('ERR_INVALID_URL');
    expect(JSON.stringify(lines())).not.toContain('S3cr');
  });
});
