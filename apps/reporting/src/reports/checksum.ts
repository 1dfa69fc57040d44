import { createHash } from 'node:crypto';
import { receivablesReport } from '../receivables/receivables-report.js';
import { salesDimensions, salesReport } from '../sales/sales-report.js';
import { serviceLevelsReport } from '../service-levels/service-levels-report.js';
import { stockDimensions, stockValueReport } from '../stock/stock-value-report.js';
import type { Reports } from './reports.js';
import type { Checksum } from './reports.schema.js';

/** Fingerprint of everything the reports say until a day, each in its finest grouping; meant for a service at rest. */
export async function checksum(reports: Reports, asOf: string): Promise<Checksum> {
  const parts = {
    sales: await reports.digest(
      salesReport({ to: asOf, groupBy: salesDimensions.filter((name) => name !== 'month') }),
    ),
    receivables: await reports.digest(receivablesReport({ asOf, groupBy: 'account' })),
    stockValue: await reports.digest(stockValueReport({ asOf, groupBy: stockDimensions })),
    serviceLevels: await reports.digest(serviceLevelsReport({ to: asOf })),
  };
  const sha256 = createHash('sha256').update(Object.values(parts).join('\n')).digest('hex');
  return { asOf, sha256, reports: parts };
}
