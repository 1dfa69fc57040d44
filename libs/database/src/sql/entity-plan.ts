import { KervanError } from '@kervan/contracts';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { quoted } from './quoted.js';

export interface PlannedColumn {
  readonly property: string;
  /** Quoted column name. */
  readonly name: string;
  /** PostgreSQL type name. */
  readonly type: string;
  readonly json: boolean;
}

type TypeOf = (column: ColumnMetadata) => string;

/** What is derived once from the metadata of an entity: its table, its columns and the text of its statements. */
export class EntityPlan {
  readonly table: string;
  readonly columns: readonly PlannedColumn[];
  readonly selectList: string;
  /** Quoted columns of the primary key. */
  readonly key: string;
  readonly #byProperty: ReadonlyMap<string, PlannedColumn>;
  readonly #inserts = new Map<string, string>();

  constructor(metadata: EntityMetadata, typeOf: TypeOf) {
    this.table = metadata.tablePath.split('.').map(quoted).join('.');
    this.columns = metadata.columns.map((column) => planned(column, typeOf));
    this.selectList = this.columns.map(({ name, property }) => `${name} AS ${quoted(property)}`).join(', ');
    this.key = metadata.primaryColumns.map(({ databaseName }) => quoted(databaseName)).join(', ');
    this.#byProperty = new Map(this.columns.map((column) => [column.property, column]));
  }

  column(property: string): PlannedColumn {
    const column = this.#byProperty.get(property);
    if (column) return column;
    throw new KervanError('DATABASE_REFUSED', `${this.table} has no column for ${property}`);
  }

  /** `INSERT ... SELECT * FROM unnest(...)` for these columns, one array parameter each. */
  insert(columns: readonly PlannedColumn[]): string {
    const names = columns.map(({ name }) => name).join(', ');
    const known = this.#inserts.get(names);
    if (known) return known;
    const arrays = columns.map(({ type }, index) => `$${String(index + 1)}::${type}[]`).join(', ');
    const sql = `INSERT INTO ${this.table} (${names}) SELECT * FROM unnest(${arrays})`;
    this.#inserts.set(names, sql);
    return sql;
  }
}

function planned(column: ColumnMetadata, typeOf: TypeOf): PlannedColumn {
  const type = typeOf(column);
  const address = `${column.entityMetadata.name}.${column.propertyPath}`;
  // unnest flattens arrays of arrays, and a transformer or an enum would need a mapping per row.
  if (column.isArray || column.transformer || column.embeddedMetadata || type === 'enum') {
    throw new KervanError(
      'DATABASE_REFUSED',
      `${address}: arrays, enums, embedded and transformed columns are not mapped`,
    );
  }
  const json = type === 'json' || type === 'jsonb';
  return { property: column.propertyName, name: quoted(column.databaseName), type, json };
}
