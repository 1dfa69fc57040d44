/** How a parameter becomes a value of the column that it is compared with; where nothing is said, the column decides. */
const conversions: Readonly<Record<string, string>> = {
  tinyint: 'CAST(? AS SIGNED)',
  smallint: 'CAST(? AS SIGNED)',
  mediumint: 'CAST(? AS SIGNED)',
  int: 'CAST(? AS SIGNED)',
  bigint: 'CAST(? AS SIGNED)',
  'bigint unsigned': 'CAST(? AS UNSIGNED)',
  decimal: 'CAST(? AS DECIMAL(65, 30))',
  date: 'CAST(? AS DATE)',
  datetime: 'CAST(? AS DATETIME(6))',
  timestamp: 'CAST(? AS DATETIME(6))',
  time: 'CAST(? AS TIME(6))',
  binary: 'UNHEX(?)',
  varbinary: 'UNHEX(?)',
};

/** Kept as the digits that it is written with: a number of JavaScript would round it. */
export function parameterOf(type: string): string {
  return conversions[type] ?? '?';
}

/** Bytes are told in hexadecimal. */
export function textOf(column: string, type: string): string {
  return /binary$|blob$/.test(type) ? `HEX(${column})` : `CAST(${column} AS CHAR)`;
}
