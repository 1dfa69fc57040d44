import { csvParser } from '../csv/parse-csv.js';
import { recordsOf } from '../csv/records-of.js';
import { edifact, parseEdifact } from '../edi/edifact/edifact.js';
import { parseX12, x12 } from '../edi/x12/x12.js';
import { FlatIdocReader } from '../idoc-flat/flat-idoc-reader.js';
import { orders05 } from '../idoc-flat/orders05.js';
import { idocFlatParser } from '../idoc-flat/parse-idoc-flat.js';
import { idocXml, parseIdocXml } from '../idoc/idoc.js';
import type { Parse } from '../parsed.js';
import { parseUbl, ubl } from '../ubl/ubl.js';
import type { GeneratedFile } from './generated-file.js';
import { generatedEdifact, generatedX12 } from './generated-edi.js';
import { generatedIdocFlat, generatedIdocXml } from './generated-idocs.js';
import { generatedCsv, ordersLayout } from './generated-rows.js';
import { generatedUbl } from './generated-ubl.js';
import { segmentsCut, taken, tagsRead, type Tokenise } from './tokenising.js';

export interface FormatBench {
  readonly file: GeneratedFile;
  /** Cutting and decoding alone: what comes before anything is known of documents. */
  readonly tokenise: () => Tokenise;
  readonly parse: Parse;
}

const separators = { element: '+', component: ':', segment: "'", release: '?' };
const separatorsOfX12 = { element: '*', component: '>', segment: '~', release: null };

/** Formats whose large files are measured. */
export const formatNames = ['csv', 'edifact', 'x12', 'idoc-flat', 'idoc-xml', 'ubl'] as const;
export type FormatName = (typeof formatNames)[number];

export const formatBenches: Readonly<Record<FormatName, FormatBench>> = {
  csv: {
    file: generatedCsv,
    tokenise: () => taken(recordsOf(ordersLayout)),
    parse: csvParser(ordersLayout),
  },
  edifact: {
    file: generatedEdifact,
    tokenise: () => segmentsCut(edifact, separators),
    parse: parseEdifact,
  },
  x12: { file: generatedX12, tokenise: () => segmentsCut(x12, separatorsOfX12), parse: parseX12 },
  'idoc-flat': {
    file: generatedIdocFlat,
    tokenise: () => taken(new FlatIdocReader('windows-1254', orders05, () => 'not mapped')),
    parse: idocFlatParser('windows-1254', orders05),
  },
  'idoc-xml': { file: generatedIdocXml, tokenise: () => tagsRead(idocXml), parse: parseIdocXml },
  ubl: { file: generatedUbl, tokenise: () => tagsRead(ubl), parse: parseUbl },
};
