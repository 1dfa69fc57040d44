import { z } from 'zod';
import { AuditPage, AuditVerdict, type AuditQuery } from './audit.js';
import { Consumer, ConsumerDetail } from './consumers.js';
import { EventBody, EventDetail, type Reveal } from './event.js';
import {
  FailedDeliveryPage,
  FailureDetail,
  FailureGroup,
  FailureGroupPage,
  type FailureChange,
  type FailureQuery,
} from './failures.js';
import { Found } from './find.js';
import type { IdentifierKind } from './identifiers.js';
import { Journey } from './journey.js';
import {
  Operation,
  OperationItemPage,
  OperationPage,
  type ChangeRequest,
  type OperationChange,
  type OperationItemQuery,
  type OperationQuery,
  type OperationRequest,
} from './operations.js';
import { Outbox } from './outbox.js';
import { Completeness, Overview } from './overview.js';
import type { PageQuery } from './page.js';
import {
  QuarantinedRecord,
  QuarantinedRecordPage,
  QuarantinePreview,
  QuarantineReplay,
  QuarantineReplayItemPage,
  type QuarantineQuery,
  type QuarantineReplayRequest,
} from './quarantine.js';
import { Replay, type ReplayChange, type ReplayChangeRequest, type ReplayRequest } from './replays.js';
import { Session, SignIn } from './session.js';
import { SourceGaps, type GapRelease } from './source-gaps.js';
import { SourceTrial, type TrialQuery } from './source-trial.js';
import { Topology } from './topology.js';
import { Transport, type TransportOptions } from './transport.js';

/** A part of an address; an identifier may hold anything. */
const part = encodeURIComponent;

/**
 * The whole API of the console, as the web pages and the command line use it. Every method throws {@link ConsoleProblem}
 * for an answer that is no success.
 */
export class ConsoleClient {
  readonly #transport: Transport;

  constructor(options: TransportOptions) {
    this.#transport = new Transport(options);
  }

  signIn = () => this.#transport.ask('/sign-in.json', SignIn);
  session = () => this.#transport.ask('/api/session', Session);
  overview = () => this.#transport.ask('/api/overview', Overview);
  completeness = () => this.#transport.ask('/api/completeness', Completeness);

  find = (q: string) => this.#transport.ask('/api/find', Found, { query: { q } });
  journey = (kind: IdentifierKind, value: string) =>
    this.#transport.ask(`/api/journeys/${kind}/${part(value)}`, Journey);

  event = (id: string) => this.#transport.ask(`/api/events/${part(id)}`, EventDetail);
  body = (id: string) => this.#transport.ask(`/api/events/${part(id)}/body`, EventBody);
  reveal = (id: string, body: Reveal) =>
    this.#transport.ask(`/api/events/${part(id)}/reveal`, EventBody, { method: 'POST', body });

  failures = (query: Partial<FailureQuery> = {}) =>
    this.#transport.ask('/api/failures', FailureGroupPage, { query });
  failure = (consumer: string, fingerprint: string) =>
    this.#transport.ask(failurePath(consumer, fingerprint), FailureDetail);
  failedDeliveries = (consumer: string, fingerprint: string, query: Partial<PageQuery> = {}) =>
    this.#transport.ask(`${failurePath(consumer, fingerprint)}/events`, FailedDeliveryPage, { query });
  changeFailure = (consumer: string, fingerprint: string, body: FailureChange) =>
    this.#transport.ask(failurePath(consumer, fingerprint), FailureGroup, { method: 'PATCH', body });

  operations = (query: Partial<OperationQuery> = {}) =>
    this.#transport.ask('/api/operations', OperationPage, { query });
  operation = (consumer: string, id: string) => this.#transport.ask(operationPath(consumer, id), Operation);
  operationItems = (consumer: string, id: string, query: Partial<OperationItemQuery> = {}) =>
    this.#transport.ask(`${operationPath(consumer, id)}/items`, OperationItemPage, { query });
  operate = (body: z.input<typeof OperationRequest>) =>
    this.#transport.ask('/api/operations', Operation, { method: 'POST', body });
  changeOperation = (consumer: string, id: string, change: OperationChange, body: ChangeRequest) =>
    this.#transport.ask(`${operationPath(consumer, id)}/${change}`, Operation, { method: 'POST', body });

  replays = () => this.#transport.ask('/api/replays', z.array(Replay));
  replay = (body: ReplayRequest) => this.#transport.ask('/api/replays', Replay, { method: 'POST', body });
  changeReplay = (service: string, id: number, change: ReplayChange, body: ReplayChangeRequest) =>
    this.#transport.ask(`/api/replays/${part(service)}/${id}/${change}`, Replay, { method: 'POST', body });

  consumers = () => this.#transport.ask('/api/consumers', z.array(Consumer));
  consumer = (group: string) => this.#transport.ask(`/api/consumers/${part(group)}`, ConsumerDetail);
  outboxes = () => this.#transport.ask('/api/outbox', z.array(Outbox));
  topology = () => this.#transport.ask('/api/topology', Topology);

  trySource = (
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    query: Pick<TrialQuery, 'file'> & Partial<TrialQuery>,
  ) => this.#transport.ask(`/api/sources/${part(name)}/try`, SourceTrial, { method: 'POST', bytes, query });

  releaseGap = (source: string, body: GapRelease) =>
    this.#transport.ask(`/api/sources/${part(source)}/gaps/release`, SourceGaps, { method: 'POST', body });

  quarantine = (query: Partial<QuarantineQuery> = {}) =>
    this.#transport.ask('/api/quarantine', QuarantinedRecordPage, { query });
  quarantined = (id: number) => this.#transport.ask(`/api/quarantine/${id}`, QuarantinedRecord);
  previewQuarantined = (id: number) =>
    this.#transport.ask(`/api/quarantine/${id}/preview`, QuarantinePreview);
  replayQuarantined = (body: QuarantineReplayRequest) =>
    this.#transport.ask('/api/quarantine/replay', QuarantineReplay, { method: 'POST', body });
  quarantineReplay = (id: string) =>
    this.#transport.ask(`/api/quarantine/replays/${part(id)}`, QuarantineReplay);
  quarantineReplayItems = (id: string, query: Partial<PageQuery> = {}) =>
    this.#transport.ask(`/api/quarantine/replays/${part(id)}/items`, QuarantineReplayItemPage, { query });

  audit = (query: Partial<AuditQuery> = {}) => this.#transport.ask('/api/audit', AuditPage, { query });
  verifyAudit = () => this.#transport.ask('/api/audit/verify', AuditVerdict);

  /** Server-sent events, as {@link readLive} reads them. */
  openLive = (options: { filter?: string; lastEventId?: string; signal?: AbortSignal } = {}) =>
    this.#transport.open('/api/live', {
      query: { filter: options.filter, after: options.lastEventId },
      signal: options.signal,
    });
}

function failurePath(consumer: string, fingerprint: string): string {
  return `/api/failures/${part(consumer)}/${part(fingerprint)}`;
}

function operationPath(consumer: string, id: string): string {
  return `/api/operations/${part(consumer)}/${part(id)}`;
}
