import { describe, expect, it } from '@jest/globals';
import { errorCatalogue, KervanError } from '@kervan/contracts';
import { BadRequestException, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { problemOf } from './problem.js';
import { RequestInvalid } from './request-invalid.js';

describe('problem details', () => {
  it('say what a caller did wrong', () => {
    const error = new KervanError('ORDER_NOT_FOUND', 'Order SIP-7 does not exist.');
    expect(problemOf(error, '/api/orders/SIP-7')).toEqual({
      type: 'urn:kervan:error:ORDER_NOT_FOUND',
      title: errorCatalogue.ORDER_NOT_FOUND[1],
      status: 404,
      detail: 'Order SIP-7 does not exist.',
      code: 'ORDER_NOT_FOUND',
      instance: '/api/orders/SIP-7',
    });
  });

  it('list all faulty fields of a request', () => {
    const errors = [
      { field: 'lines.0.sku', message: 'too short' },
      { field: 'currency', message: 'must be an ISO 4217 code' },
    ];
    expect(problemOf(new RequestInvalid(errors), '/api/orders')).toMatchObject({
      status: 422,
      code: 'REQUEST_INVALID',
      detail: 'lines.0.sku: too short; currency: must be an ISO 4217 code',
      errors,
    });
  });

  it.each<[string, unknown, number, string]>([
    ['an unknown error', new Error('secret host db-7 refused'), 500, 'INTERNAL'],
    ['something thrown that is no error', 'secret host', 500, 'INTERNAL'],
    ['a programming error of the catalogue', new KervanError('TX_FINISHED', 'secret'), 500, 'INTERNAL'],
    [
      'a store that is away',
      new KervanError('DATABASE_UNAVAILABLE', 'secret host'),
      503,
      'DATABASE_UNAVAILABLE',
    ],
    ['contention', new KervanError('DATABASE_CONTENTION', 'secret'), 503, 'DATABASE_CONTENTION'],
    ['an unavailable answer of Nest', new ServiceUnavailableException('secret'), 503, 'NOT_READY'],
  ])('tell nothing internal about %s', (_, error, status, code) => {
    const problem = problemOf(error, '/api/x');
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each<[string, unknown, number, string]>([
    ['a missing route', new NotFoundException('Cannot GET /api/x'), 404, 'NOT_FOUND'],
    ['a bad request', new BadRequestException('no'), 400, 'REQUEST_INVALID'],
    [
      'an oversized body',
      Object.assign(new Error('too large'), { status: 413, expose: true }),
      413,
      'REQUEST_INVALID',
    ],
  ])('answer %s with its own status', (_, error, status, code) => {
    expect(problemOf(error, '/api/x')).toMatchObject({ status, code });
  });

  it("carry the facts of an error that is the caller's, and of no other", () => {
    const facts = { state: 'CLOSED', version: 3 };
    expect(problemOf(new KervanError('ORDER_STATE_INVALID', 'closed', { facts }), '/api/x')).toMatchObject({
      status: 409,
      facts,
    });
    expect(problemOf(new KervanError('DATABASE_REFUSED', 'x', { facts }), '/api/x')).not.toHaveProperty(
      'facts',
    );
    expect(problemOf(new KervanError('NOT_FOUND', 'x'), '/api/x')).not.toHaveProperty('facts');
  });

  it.each(['22001', '22003', '22008', '22021', '22P05'])(
    'blame a value the database refuses with %s',
    (code) => {
      const refused = new KervanError('DATABASE_REFUSED', 'secret', {
        cause: Object.assign(new Error(), { code }),
      });
      const problem = problemOf(refused, '/api/x');
      expect(problem).toMatchObject({ status: 422, code: 'REQUEST_INVALID' });
      expect(JSON.stringify(problem)).not.toContain('secret');
    },
  );

  it('blame a value that grew beyond what an event may tell', () => {
    const problem = problemOf(new KervanError('PAYLOAD_INVALID', 'secret'), '/api/x');
    expect(problem).toMatchObject({ status: 422, code: 'REQUEST_INVALID' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it.each(['23505', '42601', '22012'])('blame no value for %s', (code) => {
    const refused = new KervanError('DATABASE_REFUSED', 'x', { cause: Object.assign(new Error(), { code }) });
    expect(problemOf(refused, '/api/x')).toMatchObject({ status: 500, code: 'INTERNAL' });
  });
});
