import { readPairs } from '../read-rows.js';
import { differences, invariant, type InvariantCheck } from './invariant-check.js';

/** I18: numbers per series and year are exactly 1..n, and n is what the series has drawn. */
export const legalNumbers: InvariantCheck = async ({ databases: { 'erp-core': core } }) => {
  const [issued, drawn] = await Promise.all([
    readPairs(
      core,
      `SELECT series AS key, concat_ws('..', min(number), max(number)) || ' in ' || count(DISTINCT number) AS value
       FROM (SELECT series, number FROM invoice UNION ALL SELECT series, number FROM return_invoice) AS document
       GROUP BY series`,
    ),
    readPairs(core, "SELECT series AS key, concat('1..', last, ' in ', last) AS value FROM number_series"),
  ]);
  const series = [...drawn].map(([name, numbers]) => `${name} ${numbers}`).join(', ');
  return invariant(
    'I18',
    `series without gap: ${series}`,
    differences(['documents', issued], ['series', drawn]),
  );
};
