import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { Parse } from '@kervan/formats';
import { loadMappingTables, mappingsBeside } from '../mapping-tables/load-mapping-tables.js';
import { SOURCE as ONLINE_RETAIL } from '../online-retail/layout.js';
import { namedTables } from '../normalising/named-tables.js';
import { parserOf } from './parser-of.js';
import { readBeside, readSourceFile, type SourceFault } from './read-source-file.js';
import type { SourceFile } from './source-file.js';

const SOURCE_FILE = /^[^.].*\.(ya?ml|json)$/;
const VERSION_LENGTH = 12;

/** Folders of the gateway beside those of sources, and the source that is part of the program. */
const RESERVED = ['processed', 'documents', ONLINE_RETAIL];

/** A source whose declaration was checked. */
export interface LoadedSource extends SourceFile {
  /** Changes with its declaration: 12 digits of the hash. */
  readonly version: string;
  readonly parse: Parse;
}

/**
 * Reads the declarations of all sources of a folder.
 *
 * @param mappings folder of the mapping tables that they name
 * @throws KervanError SOURCE_INVALID with every fault of every file, those of mapping tables too, one a line: file, field,
 * what
 */
export async function loadSources(
  folder: string,
  mappings = mappingsBeside(folder),
): Promise<readonly LoadedSource[]> {
  const names = (await readdir(folder)).filter((name) => SOURCE_FILE.test(name)).sort();
  const read = await Promise.all(
    names.map(async (file) => ({ file, found: await loadSource(folder, file) })),
  );
  const loaded = read.flatMap(({ file, found }) => ('name' in found ? [{ file, source: found }] : []));
  const faults = [
    ...read.flatMap(({ found }) => ('name' in found ? [] : found)),
    ...takenTwice(loaded, 'name', ({ name }) => name),
    ...takenTwice(loaded, 'collect.webhook.path', ({ collect }) =>
      collect.kind === 'api' ? collect.webhook?.path : undefined,
    ),
  ];
  const lines = [...faults.map(textOf), ...(await faultsOfTables(mappings, loaded))];
  if (lines.length > 0) throw new KervanError('SOURCE_INVALID', lines.join('\n'));
  return loaded.map(({ source }) => source);
}

interface Declared {
  readonly file: string;
  readonly source: LoadedSource;
}

/** What is wrong with mapping tables, or that there is none of a name. */
async function faultsOfTables(mappings: string, loaded: readonly Declared[]): Promise<string[]> {
  try {
    const tables = await loadMappingTables(mappings);
    return loaded.flatMap(({ file, source }) =>
      namedTables(source.documents)
        .filter(([, table]) => !tables.has(table))
        .map(([field, table]) =>
          textOf({ file, path: `documents.${field}`, message: `there is no table ${table}` }),
        ),
    );
  } catch (error) {
    if (error instanceof KervanError && error.code === 'SOURCE_INVALID') return error.message.split('\n');
    throw error;
  }
}

/** What only one source may have. */
function takenTwice(
  loaded: readonly Declared[],
  path: string,
  valueOf: (source: LoadedSource) => string | undefined,
): SourceFault[] {
  return loaded.flatMap(({ file, source }, index) => {
    const value = valueOf(source);
    const other = loaded.slice(0, index).find((earlier) => valueOf(earlier.source) === value);
    return value === undefined || !other ? [] : [{ file, path, message: `is that of ${other.file} too` }];
  });
}

async function loadSource(folder: string, file: string): Promise<LoadedSource | readonly SourceFault[]> {
  const source = await readSourceFile(join(folder, file));
  if (!('name' in source)) return source;
  if (RESERVED.includes(source.name)) return [{ file, path: 'name', message: `${source.name} is not free` }];
  const { read } = source;
  try {
    const we60 =
      read.format === 'idocFlat' && read.we60 !== undefined ? await readBeside(folder, read.we60) : null;
    const version = createHash('sha256')
      .update(JSON.stringify([source, we60]))
      .digest('hex');
    return { ...source, version: version.slice(0, VERSION_LENGTH), parse: parserOf(source, we60) };
  } catch (error) {
    if (error instanceof RangeError || isFileError(error))
      return [{ file, path: 'read', message: error.message }];
    throw error;
  }
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

function textOf({ file, path, message }: SourceFault): string {
  return [file, ...(path === '' ? [] : [path]), message].join(': ');
}
