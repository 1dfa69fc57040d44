import { describe, expect, it } from '@jest/globals';
import { RequestInvalid } from '@kervan/service';
import { refusalOf } from './refusal-of.js';

const problem = (code: string, more: object = {}) => ({ code, detail: 'as the service says', ...more });

describe('what a service refuses with', () => {
  it('is told as it says it', () => {
    const refusal = refusalOf('ledger', 409, problem('REDRIVE_STATE_INVALID', { facts: { state: 'DONE' } }));
    expect(refusal).toMatchObject({
      code: 'REDRIVE_STATE_INVALID',
      message: 'as the service says',
      facts: { state: 'DONE' },
    });
  });

  it('keeps the faulty fields', () => {
    const errors = [{ field: 'payload', message: 'is missing' }];
    const refusal = refusalOf('ledger', 422, problem('REQUEST_INVALID', { errors }));
    expect(refusal).toBeInstanceOf(RequestInvalid);
    expect(refusal).toMatchObject({ errors });
  });

  it.each([
    ['does not know our token', 401, problem('UNAUTHENTICATED')],
    ['failed', 500, problem('INTERNAL')],
    ['is no service of ours', 404, '<html>'],
    ['answers a code nobody defined', 409, problem('toString')],
  ])('is nothing of the caller where the service %s', (_, status, body) => {
    expect(refusalOf('ledger', status, body)).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
