import { CsvLayout } from '@kervan/formats';
import { pulledDialect } from './csv-of-rows.js';
import { CHANGE_COLUMN, DELETED, KEYLESS, type PulledColumn } from './pulled-column.js';

type Mapping = CsvLayout['mapping'];

/** Quotes of our own files are right: a text with line breaks is no row, however many it has. */
const record = CsvLayout.shape.record.parse({ lines: null });

/** Rows that are gone are not read as if they were there: they wait in quarantine unless the source says what they mean. */
const deletedRows: Mapping['become'][number] = {
  when: [{ column: CHANGE_COLUMN, startsWith: DELETED }],
  document: {
    kind: 'refused',
    reason: 'the row is deleted at its source, which does not say what that means',
  },
};

/** What such a row says can be followed by nobody: it is told to whoever can mend it, and concerns no other row. */
function keylessRows(columns: readonly PulledColumn[]): Mapping['reject'][number] {
  const key = columns.filter((column) => column.key).map(({ name }) => name);
  const reason = `its source gives no value for what it is known by: ${key.join(', ')}`;
  return { when: [{ column: CHANGE_COLUMN, startsWith: KEYLESS }], reason: reason.slice(0, 200) };
}

/**
 * The layout of files that `csvOfRows` writes.
 *
 * @throws RangeError where rows are put together that are not pulled together: others of a document would be missing
 */
export function csvLayoutOf(columns: readonly PulledColumn[], mapping: Mapping): CsvLayout {
  checkRows(columns, mapping);
  const saysDeleted = mapping.become.some(({ when }) => when.some(({ column }) => column === CHANGE_COLUMN));
  return {
    charset: 'utf-8',
    dialect: pulledDialect,
    record,
    header: 'names',
    columns: [
      ...columns.map(({ name, value }) => ({ name, value, headers: [], optional: false })),
      { name: CHANGE_COLUMN, value: { type: 'text' as const }, headers: [], optional: false },
    ],
    mapping: {
      ...mapping,
      reject: [keylessRows(columns), ...mapping.reject],
      become: saysDeleted ? mapping.become : [deletedRows, ...mapping.become],
    },
  };
}

function checkRows(columns: readonly PulledColumn[], { rows, key }: Mapping): void {
  const [name, ...more] = columns.filter(({ document }) => document).map((column) => column.name);
  if (rows === 'row') return;
  if (rows === 'file')
    throw new RangeError('rows that are pulled are put together where they follow each other');
  if (name === undefined || more.length > 0 || name !== key)
    throw new RangeError(`rows are put together by ${key}, which must be the only column of the document`);
}
