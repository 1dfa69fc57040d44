import { z } from 'zod';
import { readOne, readPairs } from '../evidence/read-rows.js';
import { invariantCheck } from './invariant-check.js';

/** A closed period and what it has now that it had not when it was closed, or has not any more. */
const changed = `
  SELECT period AS key, concat('closed with ', closed.vouchers, ' vouchers of ', trim_scale(closed.debit), ', has ',
    count(voucher_no), ' of ', trim_scale(coalesce(sum(amount), 0))) AS value
  FROM closed_period AS closed LEFT JOIN (
    SELECT voucher_no, to_char(date, 'YYYY-MM') AS period, sum(debit) AS amount
    FROM voucher JOIN voucher_line USING (voucher_no) GROUP BY voucher_no
  ) AS dated USING (period)
  GROUP BY period, closed.vouchers, closed.debit
  HAVING (count(voucher_no), coalesce(sum(amount), 0)) <> (closed.vouchers, closed.debit) ORDER BY period`;

/**
 * A voucher that is not dated like its document, nor on the first day after a closed period that reaches to its document;
 * or one in a period that was never closed by itself: nothing was in it when a later one was closed.
 */
const misdated = `
  SELECT voucher_no AS key, concat('dated ', date, ', its document ', document_date) AS value
  FROM voucher WHERE (
    date <> document_date AND NOT EXISTS (
      SELECT FROM closed_period
      WHERE to_char(document_date, 'YYYY-MM') <= period AND date = (period || '-01')::date + interval '1 month'
    )
  ) OR (
    to_char(date, 'YYYY-MM') <= (SELECT max(period) FROM closed_period)
    AND to_char(date, 'YYYY-MM') NOT IN (SELECT period FROM closed_period)
  ) ORDER BY voucher_no`;

/**
 * I6: no voucher is dated in a period after it was closed, which every period up to the last closed one is; every voucher
 * names an event that is on the broker.
 */
export const closedPeriods = invariantCheck({
  id: 'I6',
  needs: ['accounting'],
  compare: async ({ accounting }, { postedIds }) => {
    const [{ periods, vouchers, late }, periodsChanged, vouchersMisdated, sources] = await Promise.all([
      readOne(
        accounting,
        z.object({ periods: z.number(), vouchers: z.number(), late: z.number() }),
        `SELECT (SELECT count(*) FROM closed_period) AS periods, count(*) AS vouchers,
           count(*) FILTER (WHERE date <> document_date) AS late FROM voucher`,
      ),
      readPairs(accounting, changed),
      readPairs(accounting, misdated),
      readPairs(accounting, 'SELECT voucher_no AS key, source_event_id AS value FROM voucher'),
    ]);
    const sourceless = [...sources].filter(([, eventId]) => !postedIds.has(eventId));
    return {
      compared: `${periods} closed periods unchanged, ${late} late vouchers on the first open day; ${vouchers} vouchers, each of an event on the broker`,
      faults: [
        ...[...periodsChanged, ...vouchersMisdated].map(([key, what]) => `${key}: ${what}`),
        ...sourceless.map(([voucher, eventId]) => `${voucher}: its event ${eventId} is not on the broker`),
      ],
    };
  },
});
