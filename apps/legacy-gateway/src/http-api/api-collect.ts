import { z } from 'zod';
import { PulledColumn, pulledColumns } from '../pulling/pulled-column.js';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** Tokens and secrets travel to it: without TLS only on this machine. */
const SafeUrl = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => new URL(text).protocol === 'https:' || HERE.includes(new URL(text).hostname),
    'must be https, or on this machine',
  );

const Parameter = z.string().min(1).max(100);
const SecretFile = z.string().min(1);

/** Place of a value in JSON (RFC 6901): `/data/rows`, `/customer/id`; empty: the whole. */
const JsonPointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/, 'must be a JSON pointer: /data/rows');

/** How the server writes times, and is told them. `iso` has milliseconds, `isoSeconds` none. */
const TimeStyle = z.strictObject({
  style: z.literal(['iso', 'isoSeconds', 'seconds', 'milliseconds']),
  /** Of ISO times that name no zone: `+03:00`. */
  utcOffset: z
    .string()
    .regex(/^([+-]\d\d:\d\d|Z)$/)
    .default('Z'),
});
export type TimeStyle = z.output<typeof TimeStyle>;

/** How changes since a time are asked for. The server answers with rows of that time and later. */
const Since = z.strictObject({
  parameter: Parameter,
  /** Where the time of its last change is in a row. */
  at: JsonPointer,
  time: TimeStyle,
  /** How far before the last known time each look begins, seconds: longer than its transactions and the skew of its clocks. */
  overlapSeconds: z.int().min(0).max(604_800).default(300),
  /**
   * Up to where a look has seen everything. `date`: the server's own clock, by the header `Date` of the first answer.
   * `rows`: the latest time that the look before had seen; each change is read twice.
   */
  safeUntil: z.literal(['date', 'rows']).default('date'),
  /** What the first look and sweeps ask for; absent: they ask without the parameter. */
  first: z.iso.datetime({ offset: true }).optional(),
});
export type Since = z.output<typeof Since>;

const Limit = z.strictObject({ parameter: Parameter, value: z.int().min(2).max(100_000) });

/** How the server cuts its answer into pages. */
const Pages = z.discriminatedUnion('by', [
  /** The next page follows from a value of this one: of the whole answer, or of its last row. None: it was the last page. */
  z.strictObject({
    by: z.literal('keyset'),
    parameter: Parameter,
    nextFrom: z.literal(['answer', 'lastRow']),
    next: JsonPointer,
    limit: Limit.optional(),
  }),
  /** By counting; the server must give what changed last at the end, else rows that move between pages are missed. */
  z.strictObject({ by: z.literal('offset'), parameter: Parameter, limit: Limit }),
  /** By the header `Link` with rel="next" (RFC 8288). */
  z.strictObject({ by: z.literal('link'), limit: Limit.optional() }),
  /** Everything at once. */
  z.strictObject({ by: z.literal('none') }),
]);
export type Pages = z.output<typeof Pages>;

const Auth = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('bearer'), tokenFile: SecretFile }),
  /** OAuth 2.0 client credentials (RFC 6749, 4.4). */
  z.strictObject({
    by: z.literal('clientCredentials'),
    tokenUrl: SafeUrl,
    clientId: z.string().min(1),
    clientSecretFile: SecretFile,
    scope: z.string().min(1).optional(),
  }),
]);
export type Auth = z.output<typeof Auth>;

/** How the system says that something changed. It is a hint to look: what it says is not believed. */
const Webhook = z.strictObject({
  /** Last part of its address: `POST /hooks/<path>`. */
  path: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Key of the HMAC-SHA256 over the body. */
  secretFile: SecretFile,
  /** Header with the HMAC. */
  header: z.string().regex(/^[a-z0-9-]{1,60}$/),
  encoding: z.literal(['hex', 'base64']).default('hex'),
  /** What stands before it: `sha256=`. */
  prefix: z.string().default(''),
});
export type Webhook = z.output<typeof Webhook>;

const Limits = z.strictObject({
  /** Of one answer. */
  bytes: z.int().min(1).default(16_777_216),
  /** Of one look; the next goes on where it ended. */
  rows: z.int().min(1).default(100_000),
  /** For one answer, seconds. */
  answerSeconds: z.int().min(1).max(3_600).default(30),
  /** Longest wait that the server may ask for (Retry-After), seconds. */
  waitSeconds: z.int().min(0).max(3_600).default(300),
});

const ApiColumn = PulledColumn.extend({
  /** Where its value is in a row, or in a line of it. */
  at: JsonPointer,
  of: z.literal(['row', 'line']).default('row'),
  document: z.literal(false, 'an API cannot be asked for all rows of a document: use lines').default(false),
});
export type ApiColumn = z.output<typeof ApiColumn>;

/** What a source declares of the HTTP API that it is read from. */
export const ApiCollect = z.strictObject({
  url: SafeUrl,
  path: z.string().startsWith('/'),
  /** Parameters of every request. */
  query: z.record(Parameter, z.string()).default({}),
  /** Absent: the API cannot say what changed, and each look reads everything. */
  since: Since.optional(),
  pages: Pages,
  /** Where the array of rows is in an answer. */
  rows: JsonPointer,
  /**
   * In a row: the array of its lines, each of which is written as a row of its own. Make the time of the row's last change a
   * column, so that all its lines are told when one of them changes.
   */
  lines: JsonPointer.optional(),
  columns: pulledColumns(ApiColumn),
  auth: Auth.optional(),
  webhook: Webhook.optional(),
  /** Pause between two looks, seconds. */
  everySeconds: z.number().min(1).max(86_400).default(30),
  /** Pause between two sweeps, which read everything and find what was deleted; null: there are none. */
  sweepEveryMinutes: z.number().min(1).max(44_640).nullable().default(1_440),
  limits: Limits.prefault({}),
});
export type ApiCollect = z.output<typeof ApiCollect>;
