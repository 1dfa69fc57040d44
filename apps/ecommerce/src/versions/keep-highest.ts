/** PostgreSQL types of columns by name, in the order of the parameters. */
export type Columns = Readonly<Record<string, string>>;

/**
 * Inserts what the events of one transaction told, a parameter with the values of all events for each column of the key, of
 * the values, and for the version. Of a key the highest version wins, whether it is known already or comes with the same
 * transaction; each that was not higher than all before it is counted in `stale`.
 */
export function keepHighest(table: string, key: Columns, values: Columns): string {
  const types = Object.values({ ...key, ...values, version: 'bigint' });
  const [keys, rest] = [Object.keys(key).join(), Object.keys(values)];
  const sorted = Object.entries(key).map(([name, type]) =>
    type === 'text' ? `${name} COLLATE "C" AS ${name}` : name,
  );
  return `
    INSERT INTO ${table} AS known (${keys}, ${rest.join()}, version, stale)
    SELECT DISTINCT ON (${keys}) ${keys}, ${rest.map((name) => `told.${name}`).join()}, told.version,
      count(*) FILTER (WHERE told.version <= greatest(told.before, old.version)) OVER (PARTITION BY ${keys})
    FROM (
      SELECT ${sorted.join()}, ${rest.join()}, version, max(version) OVER (
        PARTITION BY ${keys} ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS before
      FROM unnest(${types.map((type, index) => `$${String(index + 1)}::${type}[]`).join()})
        WITH ORDINALITY AS event (${keys}, ${rest.join()}, version, place)
    ) AS told LEFT JOIN ${table} AS old USING (${keys})
    ORDER BY ${keys}, told.version DESC
    ON CONFLICT (${keys}) DO UPDATE SET
      ${rest.map((name) => `${name} = CASE WHEN excluded.version > known.version THEN excluded.${name} ELSE known.${name} END`).join()},
      version = greatest(known.version, excluded.version),
      stale = known.stale + excluded.stale`;
}
