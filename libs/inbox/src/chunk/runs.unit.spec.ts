import { describe, expect, it } from '@jest/globals';
import { defineEvent, type Envelope } from '@kervan/contracts';
import { z } from 'zod';
import { EventSubscription } from '../handling/event-subscription.js';
import type { Route } from '../handling/handler-table.js';
import type { EventDelivery } from '../reading/delivery.js';
import { runsOf } from './runs.js';

const contract = defineEvent({
  type: 'spec.Moved.v1',
  topic: 'spec.thing',
  key: 'thingNo',
  summary: 'A thing of a spec moved.',
  schema: z.object({ thingNo: z.string() }),
});

function route(name: string, setBased: boolean): Route {
  const subscription = EventSubscription.of(contract, {}, name, setBased);
  return { subscription, invoke: () => Promise.resolve() };
}

/** S and T take many events at once, E one. */
const routes = { S: route('S', true), T: route('T', true), E: route('E', false) };

/** `Sa`: an event of key a that S handles. */
function delivery(text: string): EventDelivery {
  const [handler, key = ''] = text;
  const envelope: Envelope = {
    id: text,
    type: contract.type,
    source: '/spec',
    key,
    time: '2010-12-01T08:00:00Z',
    sequence: null,
    correlationId: text,
    causationId: null,
    workOrderNo: null,
    traceparent: null,
    tracestate: null,
  };
  const record = { topic: 't', partition: 0, offset: 0, key, value: null, headers: {}, timestamp: 0 };
  return {
    record,
    envelope,
    position: { epoch: 1, number: 1 },
    replayed: false,
    content: {
      kind: 'event',
      route: routes[handler === 'S' || handler === 'T' ? handler : 'E'],
      prepared: { event: envelope, locks: () => [] },
    },
  };
}

describe('runsOf', () => {
  const runs = (text: string) =>
    runsOf(text.split(' ').map(delivery)).map((run) => run.map(({ envelope }) => envelope.id).join(' '));

  it.each([
    ['Sa Sb Sa Sc', ['Sa Sb Sa Sc']],
    ['Ea Eb Ea', ['Ea', 'Eb', 'Ea']],
    ['Sa Eb Sc', ['Eb', 'Sa Sc']],
    ['Sa Sb Ea Sa Sc', ['Sa Sb', 'Ea', 'Sa Sc']],
    ['Sa Tb Sc Td', ['Sa Sc', 'Tb Td']],
    ['Sa Tb Ta Sb', ['Sa', 'Tb Ta', 'Sb']],
    ['Ea Sa Sb', ['Ea', 'Sa Sb']],
  ])('makes of %s the calls %j', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });
});
