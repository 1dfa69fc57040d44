import { describe, expect, it } from '@jest/globals';
import { services } from './services.js';
import { subscriptionsOf } from './subscriptions.js';

describe('the subscriptions of the services', () => {
  it('are those of all handlers of its module', () => {
    const [hr] = services.filter(({ name }) => name === 'hr');

    expect(hr && subscriptionsOf(hr)).toEqual([
      'erp.finance.invoice',
      'erp.finance.payment',
      'erp.people.assignment',
      'erp.people.employee',
    ]);
  });

  it('are there for all that consume, and for nobody else', () => {
    const subscribed = services.filter((service) => subscriptionsOf(service).length > 0);

    expect(subscribed).toEqual(services.filter(({ consumes }) => consumes));
  });
});
