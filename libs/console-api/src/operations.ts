import { z } from 'zod';
import { PageQuery, pageOf, Reason } from './page.js';

const itemStates = [
  'WAITING',
  'DONE',
  'FAILED',
  'CHANGED',
  'CANCELLED',
  'WOULD_SUCCEED',
  'WOULD_FAIL',
] as const;

/** A redrive: work on the parked keys of one consumer, done by that consumer. No other consumer sees any of it. */
export const Operation = z
  .object({
    consumer: z.string(),
    id: z.uuid(),
    kind: z.literal(['retry', 'edit', 'skip', 'drop', 'continue', 'export']),
    state: z.literal(['AWAITING_APPROVAL', 'RUNNING', 'PAUSED', 'STOPPED', 'CANCELLED', 'DONE']),
    dryRun: z.boolean(),
    reason: z.string(),
    createdBy: z.string(),
    createdAt: z.string(),
    approvedBy: z.string().nullable(),
    finishedAt: z.string().nullable(),
    events: z.int(),
    handled: z.int(),
    /** Number of keys by what became of them. */
    items: z.partialRecord(z.literal(itemStates), z.int()),
  })
  .meta({ id: 'Operation' });
export type Operation = z.output<typeof Operation>;
export const OperationPage = pageOf(Operation, 'OperationPage');

export const OperationItem = z
  .object({
    no: z.int(),
    topic: z.string(),
    key: z.string(),
    state: z.literal(itemStates),
    events: z.int(),
    handled: z.int(),
    code: z.string().nullable(),
    fingerprint: z.string().nullable(),
  })
  .meta({ id: 'OperationItem' });
export type OperationItem = z.output<typeof OperationItem>;
export const OperationItemPage = pageOf(OperationItem, 'OperationItemPage');

export const OperationItemQuery = PageQuery.extend({ state: z.literal(itemStates).optional() });
export type OperationItemQuery = z.output<typeof OperationItemQuery>;

/** `GET /api/operations`: of one consumer, or the newest of each. */
export const OperationQuery = PageQuery.extend({ consumer: z.string().max(200).optional() });
export type OperationQuery = z.output<typeof OperationQuery>;

/** `POST /api/operations`: all keys of a consumer whose head failed in the same way are tried again. */
export const OperationRequest = z
  .strictObject({
    consumer: z.string().min(1).max(200),
    kind: z.literal(['retry', 'skip', 'export']).default('retry'),
    selection: z.union([
      z.strictObject({ fingerprint: z.string().min(1).max(200) }),
      z.strictObject({ topic: z.string().min(1).max(249), key: z.string().min(1).max(1024) }),
    ]),
    /** Runs everything in transactions that are rolled back, and tells what would become of each key. */
    dryRun: z.boolean().default(false),
    /** Most events per second; null: as fast as it goes. */
    perSecond: z.number().min(0.1).max(10_000).nullable().default(null),
    /** Begins with four events per second and doubles each second, as long as it goes well. */
    ramp: z.boolean().default(true),
    /** Share of failures above which it stops itself. */
    stopAtFailures: z.number().min(0).max(1).default(0.5),
    reason: Reason,
  })
  .meta({ id: 'OperationRequest' });
export type OperationRequest = z.output<typeof OperationRequest>;

/** `POST /api/operations/:consumer/:id/:change` */
export const operationChanges = ['approve', 'pause', 'resume', 'cancel'] as const;
export const OperationChange = z.literal(operationChanges);
export type OperationChange = z.output<typeof OperationChange>;
export const ChangeRequest = z.strictObject({ reason: Reason }).meta({ id: 'ChangeRequest' });
export type ChangeRequest = z.output<typeof ChangeRequest>;
