import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, keptSecret, type StateFolder, workspace, writeSecret } from '@kervan/local';
import type { Source } from '../services/movement.js';
import type { ChaosDatabases } from '../stack/make-databases.js';
import { type Consumer, storeNames } from '../stack/store-names.js';
import { effects, loads, projections, type ProcessName, publishers } from './process-names.js';
import { shiftClock } from './shift-clock.js';

const HOUR_MS = 3_600_000;
/** Processes whose clock is wrong: nothing may go by it. */
const skewed: Readonly<Partial<Record<ProcessName, number>>> = {
  'publisher-2': 2 * HOUR_MS,
  'projection-2': -3 * HOUR_MS,
  'load-credit': 5 * HOUR_MS,
};

/** What the processes are told. */
export interface ProcessSettings {
  readonly state: StateFolder;
  readonly databases: ChaosDatabases;
  /** Of the names of databases and roles. */
  readonly databasePrefix: string;
  readonly broker: string;
  readonly topicPrefix: string;
  /** Ports of the proxies. */
  readonly proxies: { readonly postgres: number; readonly kafka: number };
  /** Events per second of all sources together. */
  readonly rate: number;
  readonly seed: number;
}

type Settings = Readonly<Record<string, string>>;

/** Services first, publishers last: they read the tables that services make. */
export function processApps(given: ProcessSettings): readonly App[] {
  return [
    ...loads.map((name, index) => loadApp(given, name, index === 0)),
    ...projections.map((name, index) => consumerApp(given, name, 'projection', index === 0)),
    ...effects.map((name, index) => consumerApp(given, name, 'effect', index === 0)),
    ...publishers.map((name, index) => publisherApp(given, name, index === 0)),
  ];
}

/** Where a service of this run finds its stores. */
export function consumerSettings(given: ProcessSettings, consumer: Consumer, proxied: boolean): Settings {
  return { ...common(given, proxied), ...database(given, consumer, proxied) };
}

function loadApp(given: ProcessSettings, name: (typeof loads)[number], proxied: boolean): App {
  const source: Source = name === 'load-debit' ? 'debit' : 'credit';
  return app(name, entryOf(`source/${source}.main.js`), {
    ...common(given, proxied),
    ...database(given, source, proxied),
    SOURCE: source,
    LOAD_RATE: String(given.rate / loads.length),
    LOAD_SEED: String(given.seed),
  });
}

function consumerApp(given: ProcessSettings, name: ProcessName, consumer: Consumer, proxied: boolean): App {
  return app(name, entryOf(`${consumer}/main.js`), consumerSettings(given, consumer, proxied));
}

function publisherApp(given: ProcessSettings, name: ProcessName, proxied: boolean): App {
  // By the name of the service: publishers and operators must mean the same outbox.
  const outboxes = storeNames.map((store) => ({
    service: `chaos-${store}`,
    databaseUrl: reached(given, given.databases[store].publisherUrl, proxied),
  }));
  const file = join(given.state.secrets, `${name}.outboxes`);
  writeSecret(file, JSON.stringify(outboxes));
  const entry = join(workspace, 'apps', 'outbox-publisher', 'dist', 'main.js');
  return app(name, entry, { ...common(given, proxied), OUTBOXES_FILE: file });
}

function app(name: ProcessName, entry: string, env: Settings): App {
  const shift = skewed[name];
  return { name, entry, env: { ...env, ...(shift !== undefined && { NODE_OPTIONS: shiftClock(shift) }) } };
}

function entryOf(program: string): string {
  return fileURLToPath(new URL(`../services/${program}`, import.meta.url));
}

function common({ state, broker, topicPrefix, proxies }: ProcessSettings, proxied: boolean): Settings {
  const token = join(state.secrets, 'api-token');
  keptSecret(token);
  return {
    KAFKA_BROKERS: proxied ? `127.0.0.1:${proxies.kafka}` : broker,
    KAFKA_TOPIC_PREFIX: topicPrefix,
    API_TOKEN_FILE: token,
  };
}

function database(given: ProcessSettings, store: Consumer | Source, proxied: boolean): Settings {
  const file = join(given.state.secrets, `${store}${proxied ? '.proxied' : ''}.database-url`);
  writeSecret(file, reached(given, given.databases[store].url, proxied));
  return { DATABASE_URL_FILE: file };
}

function reached({ proxies }: ProcessSettings, databaseUrl: string, proxied: boolean): string {
  if (!proxied) return databaseUrl;
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(proxies.postgres);
  return url.href;
}
