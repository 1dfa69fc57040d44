import { logLevels } from '@kervan/observability';
import { z } from 'zod';
import { trustedUrl } from '../http/trusted-url.js';
import { namedTokens, tokenText } from './caller-tokens.js';
import { jsonText } from './json-text.js';

/** Variables every service reads. */
export const processConfig = z.object({
  HTTP_HOST: z.string().default('127.0.0.1'),
  /** 0: any free port, told in the log line `listening`. */
  HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Bearer token of /api and /ops with all rights; without any token they answer 401 always. */
  API_TOKEN: tokenText.optional(),
  /**
   * Further ones as JSON, each with a name and a role: `[{"name":"ayse","token":"...","role":"approver"}]`. One with
   * `"delegate":true` may act for others, who are named by `x-kervan-actor` and `x-kervan-role`.
   */
  API_TOKENS: jsonText(namedTokens).optional(),
  /** OpenID Connect issuer whose tokens are accepted beside them; absent: none. */
  OIDC_ISSUER: trustedUrl.optional(),
  /** Whom its tokens must be meant for; required with an issuer. */
  OIDC_AUDIENCE: z.string().min(1).optional(),
  /** As what pages sign in at the issuer. */
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** Claim that gives the roles; dots lead into objects: `realm_access.roles`. The highest role counts; none: 403. */
  OIDC_ROLE_CLAIM: z.string().min(1).default('roles'),
  /** OTLP/HTTP collector; absent: no telemetry. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Share of new traces that are recorded. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.literal(logLevels).default('info'),
});

/** Variables of a service with its own database. */
export const databaseConfig = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** `file:///path` of a folder for payloads over 800 KB, shared by all services; absent: they are refused. */
  CLAIM_STORE: z.url({ protocol: /^file$/ }).optional(),
  /** After so many days payloads are removed from it; absent: never. Topics must keep their records for less. */
  CLAIM_RETENTION_DAYS: z.coerce.number().int().min(1).optional(),
});

/** Variables of a service that talks to Kafka. */
export const brokerConfig = z.object({
  /** `host:port`, several separated by commas. */
  KAFKA_BROKERS: z
    .string()
    .transform((text) => text.split(',').map((broker) => broker.trim()))
    .pipe(z.array(z.string().regex(/^[^\s:]+:\d+$/, 'must be host:port, several separated by commas'))),
  /** Login by SCRAM-SHA-512, with its password; absent: none. */
  KAFKA_SASL_USERNAME: z.string().min(1).optional(),
  KAFKA_SASL_PASSWORD: z.string().min(1).optional(),
  /** Certificate authority of the broker in PEM; absent: connections are not encrypted. */
  KAFKA_TLS_CA: z.string().includes('-----BEGIN CERTIFICATE-----').optional(),
  /** Client library; absent: the one that costs less, where this Node runs it. */
  KAFKA_CLIENT: z.literal(['kafkajs', 'platformatic']).optional(),
  /** Put before every topic name: several environments on one cluster. */
  KAFKA_TOPIC_PREFIX: z.string().default(''),
});

/** Variables of a service that consumes events. */
export const inboxConfig = z.object({
  /** Most events of one transaction: fewer mean shorter locks and more transactions. */
  INBOX_CHUNK: z.coerce.number().int().min(1).max(500).default(500),
  /**
   * For how many days foreign events, which carry no sequence, are remembered: more than any of their topics keeps its
   * records.
   */
  INBOX_FOREIGN_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  /** How many partitions are consumed at once; default: what suits the service. */
  INBOX_CONCURRENCY: z.coerce.number().int().min(1).max(32).optional(),
  /**
   * Consumer group, default the service's name. With another one and a database of its own a second copy of the service
   * reads everything from the beginning beside the first.
   */
  INBOX_GROUP: z.string().min(1).max(200).optional(),
});

export type BrokerConfig = z.output<typeof brokerConfig>;

/** What is parsed for every service; the parts of what a service does not use are absent. */
export type CommonConfig = z.output<typeof processConfig> &
  Partial<z.output<typeof databaseConfig>> &
  Partial<BrokerConfig> &
  Partial<z.output<typeof inboxConfig>>;

/** Configuration of a service with its own variables: `@Inject(CONFIG) config: ConfigOf<typeof settings>`. */
export type ConfigOf<Settings extends z.ZodObject> = CommonConfig & z.output<Settings>;
