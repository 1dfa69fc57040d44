import {
  csvParser,
  fixedWidthParser,
  idocFlatParser,
  orders05,
  parseCii,
  parseCxml,
  parseEdifact,
  parseIdocXml,
  parseUbl,
  parseX12,
  we60Layouts,
  type Parse,
} from '@kervan/formats';
import { csvLayoutOf } from '../pulling/csv-layout-of.js';
import type { SelfDescribed } from './read-rules.js';
import type { SourceFile } from './source-file.js';

const selfDescribed: Readonly<Record<SelfDescribed, Parse>> = {
  edifact: parseEdifact,
  x12: parseX12,
  ubl: parseUbl,
  cii: parseCii,
  cxml: parseCxml,
  idocXml: parseIdocXml,
};

/**
 * The parser of a source's files.
 *
 * @param we60 content of the file that `read.we60` names
 * @throws RangeError if a layout contradicts itself
 */
export function parserOf(
  { read, collect, documents }: Pick<SourceFile, 'read' | 'collect' | 'documents'>,
  we60: string | null,
): Parse {
  const parse = formatParser({ read, collect }, we60);
  return (chunks) => parse(chunks, documents.tolerance);
}

function formatParser({ read, collect }: Pick<SourceFile, 'read' | 'collect'>, we60: string | null): Parse {
  switch (read.format) {
    case 'csv':
      return csvParser(read);
    case 'fixedWidth':
      return fixedWidthParser(read);
    case 'idocFlat':
      return idocFlatParser(read.charset, we60 === null ? orders05 : we60Layouts(we60));
    case 'pulled':
      if (!('columns' in collect)) throw new RangeError('only tables and APIs are pulled');
      return csvParser(csvLayoutOf(collect.columns, read.mapping));
    case 'edifact':
    case 'x12':
    case 'ubl':
    case 'cii':
    case 'cxml':
    case 'idocXml':
      return selfDescribed[read.format];
  }
}
