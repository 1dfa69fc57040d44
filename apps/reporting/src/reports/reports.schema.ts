import { businessDay, currency, day, decimal } from '@kervan/contracts';
import { pageOf } from '@kervan/service';
import { z } from 'zod';
import { receivablesAmounts } from '../receivables/receivables-report.js';
import { salesDimensions } from '../sales/sales-report.js';
import { stockDimensions } from '../stock/stock-value-report.js';
import { groupBy, period, reportPage } from './report-query.js';

/** Today where it is not given. */
const asOf = day.optional().transform((given) => given ?? businessDay());

export const SalesQuery = reportPage.extend({
  ...period,
  groupBy: groupBy(salesDimensions, ['day', 'kdvRate']),
});
export type SalesQuery = z.output<typeof SalesQuery>;

export const ReceivablesQuery = reportPage.extend({
  asOf,
  groupBy: z.literal(['account', 'segment']).default('account'),
});
export type ReceivablesQuery = z.output<typeof ReceivablesQuery>;

export const StockValueQuery = reportPage.extend({
  asOf,
  groupBy: groupBy(stockDimensions, ['depot', 'sku']),
});
export type StockValueQuery = z.output<typeof StockValueQuery>;

export const ServiceLevelsQuery = reportPage.extend(period);
export type ServiceLevelsQuery = z.output<typeof ServiceLevelsQuery>;

export const ChecksumQuery = z.object({ asOf });
export type ChecksumQuery = z.output<typeof ChecksumQuery>;

const amount = decimal;
/** Only where rows are grouped by product; empty until it is known. */
const productName = { description: z.string().optional(), unit: z.string().optional() };

export const SalesPage = pageOf(
  z.object({
    day: day.optional(),
    month: z.string().optional(),
    sku: z.string().optional(),
    /** Empty until the account is known. */
    segment: z.string().optional(),
    kdvRate: decimal.optional(),
    currency,
    ...productName,
    quantity: decimal,
    net: amount,
    kdv: amount,
    netTry: amount,
    kdvTry: amount,
    /** Part of the KDV that buyers pay to the tax office themselves (tevkifat). */
    withheldKdv: amount,
    withheldKdvTry: amount,
    returnedQuantity: decimal,
    returnedNet: amount,
    returnedKdv: amount,
    returnedNetTry: amount,
    returnedKdvTry: amount,
  }),
  'SalesPage',
);

export const ReceivablesPage = pageOf(
  z.object({
    accountNo: z.string().optional(),
    /** Empty until the account is known. */
    segment: z.string(),
    currency,
    ...Object.fromEntries(receivablesAmounts.map((name) => [name, amount])),
  }),
  'ReceivablesPage',
);

export const StockValuePage = pageOf(
  z.object({
    depotNo: z.string().optional(),
    sku: z.string().optional(),
    currency,
    ...productName,
    quantity: decimal,
    value: amount,
  }),
  'StockValuePage',
);

export const ServiceLevelsPage = pageOf(
  z.object({
    /** In which the stage began, `2026-03`. */
    month: z.string(),
    stage: z.literal(['ORDER_TO_INVOICE', 'INVOICE_TO_CASH']),
    started: z.int(),
    completed: z.int(),
    /** Of what is completed; null while nothing is. */
    medianHours: decimal.nullable(),
    p90Hours: decimal.nullable(),
  }),
  'ServiceLevelsPage',
);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Of the CSV of each report as of a day, and of these four in this order. */
export const Checksum = z
  .object({
    asOf: day,
    sha256,
    reports: z.object({ sales: sha256, receivables: sha256, stockValue: sha256, serviceLevels: sha256 }),
  })
  .meta({ id: 'ReportChecksum' });
export type Checksum = z.output<typeof Checksum>;
