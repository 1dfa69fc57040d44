/** Name and type of the column that a property is written to: `event_id uuid`. */
export type ColumnsOf<Row> = { readonly [Property in keyof Row]-?: `${string} ${string}` };

/**
 * Rows of one table as parameters of one statement, an array for each column: a statement has the same text for any
 * number of rows, so that the server keeps it planned.
 */
export class RowSet<Row extends object> {
  /** The columns, for an INSERT. */
  readonly names: string;
  /** The rows, for its SELECT; the columns are named as in the table. */
  readonly rows: string;
  readonly #properties: readonly (keyof Row)[];

  constructor(columns: ColumnsOf<Row>) {
    const parts = Object.values<string>(columns).map((column) => {
      const [name = '', type = ''] = column.split(' ');
      return { name: `"${name}"`, type };
    });
    this.#properties = propertiesOf(columns);
    this.names = parts.map(({ name }) => name).join(', ');
    // An array of arrays would lose its inner bounds: such a column travels as text.
    const types = parts.map(({ type }) => (type.endsWith('[]') ? 'text' : type));
    const values = parts.map(({ name, type }) => (type.endsWith('[]') ? `${name}::${type}` : name));
    const arrays = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
    this.rows = `SELECT ${values.join(', ')} FROM unnest(${arrays}) AS given (${this.names})`;
  }

  parameters(rows: readonly Row[]): unknown[][] {
    return this.#properties.map((property) => rows.map((row) => row[property]));
  }
}

function propertiesOf<Row extends object>(columns: ColumnsOf<Row>): (keyof Row)[] {
  const properties: (keyof Row)[] = [];
  for (const property in columns) properties.push(property);
  return properties;
}
