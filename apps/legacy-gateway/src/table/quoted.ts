/** How a server has names written: whatever they are made of, they stay names. */
export interface QuotedNames {
  readonly quoted: (name: string) => string;
  /** A table, in its schema where one is named. */
  readonly qualified: (schema: string | undefined, table: string) => string;
}

export const postgresqlNames = quotedBy('"');
export const mysqlNames = quotedBy('`');

function quotedBy(mark: string): QuotedNames {
  const quoted = (name: string) => mark + name.replaceAll(mark, mark + mark) + mark;
  return {
    quoted,
    qualified: (schema, table) =>
      schema === undefined ? quoted(table) : `${quoted(schema)}.${quoted(table)}`,
  };
}
