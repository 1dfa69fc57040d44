import { beforeEach, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { createLogger } from '@kervan/observability';
import { Complaints } from './complaints.js';

describe('complaints', () => {
  let lines: string[];
  let complaints: Complaints;
  beforeEach(() => {
    lines = [];
    complaints = new Complaints(
      createLogger('spec', { destination: { write: (line) => void lines.push(line) } }),
    );
  });
  const noRate = new KervanError('FX_RATE_NOT_FOUND', 'no exchange rate of USD');

  it('are logged once for an order and a code', () => {
    for (const orderNo of ['SIP-1', 'SIP-2', 'SIP-1']) complaints.tell(orderNo, noRate);
    complaints.tell('SIP-1', new KervanError('FX_RATE_NOT_FOUND', 'no exchange rate of EUR'));
    expect(lines).toHaveLength(2);
    complaints.tell('SIP-1', new Error('unexpected'));
    complaints.tell('SIP-1', new Error('unexpected'));
    complaints.tell('SIP-1', noRate);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('FX_RATE_NOT_FOUND');
  });

  it('are logged again after all was well', () => {
    complaints.tell('SIP-1', noRate);
    complaints.forget('SIP-1');
    complaints.tell('SIP-1', noRate);
    expect(lines).toHaveLength(2);
  });

  it('are not remembered without end', () => {
    for (let order = 0; order <= 10_000; order++) complaints.tell(`SIP-${String(order)}`, noRate);
    complaints.tell('SIP-0', noRate);
    expect(lines).toHaveLength(10_002);
  });
});
