import { describe, expect, it } from '@jest/globals';
import { actions } from '../actions/actions.js';
import { planOf, type PlannedRequest } from './plan.js';

const options = { seed: 7, rate: 20, duration: 60 };
const { requests, world } = planOf(options);
const of = (action: string) => requests.filter((request) => request.action === action);
/** Number of the order that a path names. */
const orderOf = ({ path }: PlannedRequest) => path.split('/')[3];

describe('the plan of a run', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planOf(options)).toEqual({ requests, world });
    expect(planOf({ ...options, seed: 8 }).requests).not.toEqual(requests);
  });

  it('begins as a shorter one does', () => {
    expect(planOf({ ...options, duration: 10 }).requests).toEqual(requests.slice(0, 200));
  });

  it('shares no key with one of another rate, and no account with one of another seed', () => {
    const keys = new Set(requests.map(({ idempotencyKey }) => idempotencyKey));
    const other = planOf({ ...options, rate: 2.5 });
    expect(other.requests.filter(({ idempotencyKey }) => keys.has(idempotencyKey))).toEqual([]);
    expect(other.world.products).toEqual(world.products);
    const accountNos = new Set(world.accountNos);
    const stranger = planOf({ ...options, seed: 8 }).world;
    expect(stranger.accountNos.filter((accountNo) => accountNos.has(accountNo))).toEqual([]);
  });

  it('is due at the rate', () => {
    expect(requests.map(({ at }) => at)).toEqual(Array.from({ length: 1200 }, (_, index) => index * 50));
  });

  it('names every request once', () => {
    expect(new Set(requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1200);
  });

  it('has some of every action, orders most often', () => {
    for (const { name } of actions) expect(of(name).length).toBeGreaterThan(20);
    expect(of('order').length).toBeGreaterThan(of('cancel').length * 3);
  });

  it('lets clients think at least a second between two requests', () => {
    const last = new Map<string, number>();
    for (const { accountNo, at } of requests) {
      expect(at - (last.get(accountNo) ?? -1000)).toBeGreaterThanOrEqual(1000);
      last.set(accountNo, at);
    }
  });

  it('approves and cancels what the same client placed before', () => {
    const placed = new Map<string | undefined, string>();
    for (const request of requests) {
      if (request.action === 'order' || request.action === 'web order') {
        const prefix = request.action === 'order' ? 'LOAD' : 'WEB-LOAD';
        placed.set(request.idempotencyKey.replace('load', prefix), request.accountNo);
      } else if (request.action === 'approve' || request.action === 'cancel') {
        expect(placed.get(orderOf(request))).toBe(request.accountNo);
      }
    }
  });

  it('never approves an order twice', () => {
    const approved = of('approve').map(orderOf);
    expect(new Set(approved).size).toBe(approved.length);
  });
});
