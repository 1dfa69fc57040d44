import { describe, expect, it } from '@jest/globals';
import type { Envelope } from './envelope.js';
import { fromHeaders, toHeaders } from './headers.js';

const envelope: Envelope = {
  id: '0197f3c2-0000-7000-8000-000000007c1e',
  type: 'erp.sales.SiparisOnaylandi.v1',
  source: '/erp/core',
  key: 'SIP-2026-000417',
  time: '2026-03-02T08:15:04.118Z',
  sequence: { epoch: 1, number: 3 },
  correlationId: '0197f3c1-0000-7000-8000-000000000001',
  causationId: '0197f3c2-0000-7000-8000-000000000002',
  workOrderNo: 'IE-88213',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  tracestate: null,
};

describe('headers', () => {
  it('carry every attribute, and nothing where there is none', () => {
    const headers = toHeaders(envelope);

    expect(headers).toMatchObject({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_subject: 'SIP-2026-000417',
      ce_partitionkey: 'SIP-2026-000417',
      ce_sequence: '00010000000000000003',
      ce_workorderno: 'IE-88213',
    });
    expect(headers).not.toHaveProperty('tracestate');
    expect(headers).not.toHaveProperty('ce_datacontenttype');
  });

  it('give the envelope back', () => {
    expect(fromHeaders(toHeaders(envelope), envelope.key)).toEqual(envelope);
  });

  it('of a foreign event without our extensions start a flow of their own', () => {
    const foreign = fromHeaders(
      { ce_specversion: '1.0', ce_id: 'a', ce_type: 't', ce_source: '/s', ce_time: '2018-04-05T03:56:24Z' },
      null,
    );

    expect(foreign).toMatchObject({ key: 'a', correlationId: 'a', causationId: null, sequence: null });
  });

  it.each([
    ['ce_id', ''],
    ['ce_specversion', '0.3'],
    ['ce_time', 'yesterday'],
    ['ce_sequence', '12'],
    ['ce_sequence', '00019007199254740992'],
  ])('with a bad %s are refused by name', (name, value) => {
    expect(() => fromHeaders({ ...toHeaders(envelope), [name]: value }, 'k')).toThrow(
      expect.objectContaining({ code: 'EVENT_MALFORMED', message: expect.stringContaining(name) }),
    );
  });
});

describe('sequence text', () => {
  it('orders as the sequence orders', () => {
    const texts = [
      { epoch: 1, number: 2 },
      { epoch: 1, number: 10 },
      { epoch: 2, number: 1 },
    ].map((sequence) => toHeaders({ ...envelope, sequence })['ce_sequence'] ?? '');

    expect([...texts].sort()).toEqual(texts);
  });
});
