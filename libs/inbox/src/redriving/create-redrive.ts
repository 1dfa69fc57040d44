import { KervanError } from '@kervan/contracts';
import type { Db } from '@kervan/database';
import { audit } from '../auditing/audit.js';
import { checkedEdit, type ContractOf } from './checked-edit.js';
import { insertItemsOfFingerprint, insertItemsOfKeys, insertItemOfEvent } from './insert-items.js';
import type { RedrivePlan } from './redrive-plan.js';
import type { RedriveRequest } from './redrive-request.js';

/** Whose parked keys, and what their events are to be like. */
export interface RedriveParts {
  /** Consumer group. */
  readonly consumer: string;
  readonly contractOf: ContractOf;
}

/**
 * Makes a job, which every instance of the service may begin at once; an edit first waits for its approval. Its items are
 * what is parked now.
 *
 * @param actor name of the caller.
 * @returns the job's id.
 * @throws KervanError NOT_FOUND where nothing is parked of what is named; PAYLOAD_INVALID, EVENT_MALFORMED for a payload
 * that no handler would take.
 */
export async function createRedrive(
  db: Db,
  { consumer, contractOf }: RedriveParts,
  request: RedriveRequest,
  actor: string,
): Promise<string> {
  const { kind, dryRun, reason } = request;
  const plan: RedrivePlan = {
    ...(kind === 'retry' && { pacing: request.pacing }),
    ...(kind === 'edit' && { edit: await checkedEdit(db, consumer, contractOf, request) }),
  };
  const state = kind === 'edit' && !dryRun ? 'AWAITING_APPROVAL' : 'RUNNING';
  const [job] = await db.query<{ readonly id: string }>(
    `INSERT INTO redrive_job (consumer, kind, state, dry_run, plan, reason, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [consumer, kind, state, dryRun, JSON.stringify(plan), reason, actor],
  );
  if (!job) throw new KervanError('INTERNAL', 'the job was not stored');
  const { items, events } = await insertItems(db, consumer, job.id, request);
  if (items === 0) throw new KervanError('NOT_FOUND', 'Nothing is parked of what the job is to be about.');
  const details = { kind, dryRun, items, events, ...fingerprintOf(request) };
  await audit(db, { actor, action: 'redrive.created', subject: job.id, reason, details });
  return job.id;
}

function insertItems(db: Db, consumer: string, jobId: string, request: RedriveRequest) {
  if (request.kind === 'edit') return insertItemOfEvent(db, consumer, jobId, request.event);
  if (!('selection' in request)) return insertItemsOfKeys(db, consumer, jobId, request.keys);
  const { selection } = request;
  return 'keys' in selection
    ? insertItemsOfKeys(db, consumer, jobId, selection.keys)
    : insertItemsOfFingerprint(db, consumer, jobId, selection.fingerprint);
}

function fingerprintOf(request: RedriveRequest): Record<string, string> {
  if (!('selection' in request) || !('fingerprint' in request.selection)) return {};
  return { fingerprint: request.selection.fingerprint };
}
