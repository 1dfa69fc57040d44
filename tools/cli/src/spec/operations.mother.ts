import { Operation, OperationItemPage, OperationPage, Replay } from '@kervan/console-api';
import { z } from 'zod';
import { type Answer, fits } from './stub-console.mother.js';

export const OPERATION = '0195f0b1-0000-4000-8000-0000000000a1';

export function operationOf(state: Operation['state'], given: Partial<Operation> = {}): Operation {
  return {
    consumer: 'accounting',
    id: OPERATION,
    kind: 'retry',
    state,
    dryRun: false,
    reason: 'February is open again',
    createdBy: 'ayse',
    createdAt: '2026-03-02T11:26:00.000Z',
    approvedBy: null,
    finishedAt: null,
    events: 4,
    handled: 0,
    items: { WAITING: 2 },
    ...given,
  };
}

export function replayOf(state: Replay['state'], given: Partial<Replay> = {}): Replay {
  return {
    service: 'reporting',
    id: 7,
    state,
    events: 0,
    wanted: 10_000,
    perSecond: 0,
    secondsLeft: null,
    equal: null,
    difference: null,
    error: null,
    createdBy: 'ayse',
    createdAt: '2026-03-02T11:26:00.000Z',
    finishedAt: null,
    ...given,
  };
}

export const operationAnswers: Readonly<Record<string, Answer>> = {
  'GET /api/operations': fits(OperationPage, { items: [operationOf('RUNNING')], next: null }),
  [`GET /api/operations/accounting/${OPERATION}`]: fits(
    Operation,
    operationOf('DONE', { handled: 3, items: { DONE: 1, FAILED: 1 } }),
  ),
  [`GET /api/operations/accounting/${OPERATION}/items`]: fits(OperationItemPage, {
    items: [
      {
        no: 1,
        topic: 'erp.finance.invoice',
        key: 'KRV2010000000012',
        state: 'DONE',
        events: 3,
        handled: 3,
        code: null,
        fingerprint: null,
      },
      {
        no: 2,
        topic: 'erp.finance.invoice',
        key: 'KRV2010000000013',
        state: 'FAILED',
        events: 1,
        handled: 0,
        code: 'PERIOD_CLOSED',
        fingerprint: 'PERIOD_CLOSED:7ac1f0',
      },
    ],
    next: null,
  }),
  'GET /api/replays': fits(z.array(Replay), [
    replayOf('READY', { events: 10_000, equal: true, finishedAt: '2026-03-02T11:27:00.000Z' }),
  ]),
};
