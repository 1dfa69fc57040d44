import { describe, expect, it } from '@jest/globals';
import { PrimHakedildi } from '@kervan/contracts';
import { EventSubscription } from './event-subscription.js';
import { HandlerTable } from './handler-table.js';

describe('handlers of a type with readers', () => {
  const add = (consumer: string) => {
    const table = new HandlerTable(consumer);
    const subscription = EventSubscription.of(PrimHakedildi, {}, 'Commissions.post');
    table.add(PrimHakedildi.type, subscription, () => Promise.resolve());
    return table;
  };

  it('are taken in a service that is one of them', () => {
    expect(add('accounting').topics).toEqual(['erp.people.commission']);
  });

  it.each(['reporting', 'account', ''])('are refused in %s', (consumer) => {
    expect(() => add(consumer)).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: `${consumer} may not read ${PrimHakedildi.type}: only accounting may`,
      }),
    );
  });
});
