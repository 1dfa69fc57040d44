import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { toBinaryMode } from './binary-mode.js';
import { readScenarios } from './conformance/read-scenarios.js';

const feature = readFileSync(new URL('conformance/kafka-protocol-binding.feature', import.meta.url), 'utf8');

describe('CloudEvents Kafka protocol binding (conformance feature)', () => {
  it.each(readScenarios(feature))('$name', ({ payload, headers, attributes, data }) => {
    const record = toBinaryMode(headers, payload);

    const received = Object.fromEntries(
      Object.entries(record.headers).map(([name, value]) => [
        name === 'content-type' ? 'datacontenttype' : name.replace(/^ce_/, ''),
        value,
      ]),
    );
    expect(received).toEqual(attributes);
    expect(JSON.parse(record.value ?? '')).toEqual(JSON.parse(data));
  });

  it('refuses a structured record that is no CloudEvent, by its code', () => {
    expect(() => toBinaryMode({ 'content-type': 'application/cloudevents+json' }, '[1]')).toThrow(
      expect.objectContaining({ code: 'EVENT_MALFORMED' }),
    );
  });
});
