import { join } from 'node:path';
import type { Fault } from '@kervan/formats';
import { canonicalFormat } from '../canonical/canonical-format.js';
import type { RecordPlaces } from '../canonical/outcomes-of.js';
import type { Normaliser } from '../normalising/normaliser.js';
import { defaultLimits } from '../online-retail/limits.js';
import { SOURCE as ONLINE_RETAIL } from '../online-retail/layout.js';
import { onlineRetail } from '../online-retail/online-retail-format.js';
import { ExpectedPlaces } from '../ordering/expected-places.js';
import { refuseMisnamed } from '../ordering/refuse-misnamed.js';
import type { ReceivedSource } from '../receiving/received-source.js';
import type { WholeRule } from '../watched-folder/ready-files.js';
import type { Completeness, FileRules } from './file-rules.js';
import type { LoadedSource } from './load-sources.js';
import type { Collect } from './source-file.js';

/** A source with its folder, and the rules by which files of it are taken. */
export interface ConfiguredSource extends ReceivedSource {
  readonly collect: Collect['kind'];
  readonly folder: string;
  readonly whole: WholeRule;
  /** Null: its files have no order. */
  readonly places: ExpectedPlaces | null;
  /** Whether later files wait while one is missing. */
  readonly holds: boolean;
  /** Whether its files are received one after the other. */
  readonly alone: boolean;
  readonly zip: boolean;
}

const SECOND = 1_000;
const DEFAULT_STABLE_MS = 5 * SECOND;

/** The source that is part of the program; its folder is that of all sources. */
export function onlineRetailSource(folder: string, stableMs: number): ConfiguredSource {
  return {
    name: ONLINE_RETAIL,
    format: onlineRetail(defaultLimits),
    mapping: null,
    versions: false,
    collect: 'folder',
    folder,
    whole: { by: 'stable', ms: stableMs },
    places: null,
    holds: false,
    alone: false,
    zip: false,
  };
}

/** @param root folder in which each source has one of its name */
export function configuredSource(
  loaded: LoadedSource,
  root: string,
  normaliser: Normaliser,
): ConfiguredSource {
  const { name, version: mapping, parse, collect, files, read, documents } = loaded;
  const { order, zip } = files;
  const places = order ? new ExpectedPlaces(order) : null;
  const isOfTrailer = files.complete?.by === 'trailer' ? trailerOf(read.format) : null;
  const format = canonicalFormat({ parse, normaliser, isOfTrailer, places: recordPlaces(read) });
  const holds = order?.missing === 'hold';
  const versions = documents.identity === 'versions';
  return {
    name,
    format:
      order && places ? refuseMisnamed(format, order.pattern, (file) => places.of(file) !== null) : format,
    mapping,
    versions,
    collect: collect.kind,
    folder: join(root, name),
    whole: wholeRule(files, collect.kind),
    places,
    holds,
    alone: holds || versions,
    zip,
  };
}

function recordPlaces(read: LoadedSource['read']): RecordPlaces {
  if (!('mapping' in read)) return 'stated';
  return ({ row: 'summed', together: 'stated', file: 'none' } as const)[read.mapping.rows];
}

function wholeRule({ complete }: FileRules, collect: Collect['kind']): WholeRule {
  if (!complete) return collect === 'folder' ? { by: 'stable', ms: DEFAULT_STABLE_MS } : { by: 'rename' };
  return ruleOf(complete);
}

function ruleOf(complete: Completeness): WholeRule {
  switch (complete.by) {
    case 'stable':
      return { by: 'stable', ms: complete.seconds * SECOND };
    case 'trailer':
      return { by: 'trailer', ms: complete.waitSeconds * SECOND };
    case 'marker':
    case 'rename':
      return { by: complete.by };
  }
}

/** In rows only their trailer states counts and sums; elsewhere what is of no document is of the envelope. */
function trailerOf(format: LoadedSource['read']['format']): (fault: Fault) => boolean {
  const ofRows = new Set(['FILE_INCOMPLETE', 'COUNT_MISMATCH', 'AMOUNT_MISMATCH']);
  return format === 'csv' || format === 'fixedWidth'
    ? ({ code }) => ofRows.has(code)
    : ({ code, place }) => code === 'FILE_INCOMPLETE' || place.ordinal === 0;
}
