import { Endpoint, type Page } from '@kervan/service';
import { Controller, Get, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Request } from 'express';
import { receivablesReport } from '../receivables/receivables-report.js';
import { salesReport } from '../sales/sales-report.js';
import { serviceLevelsReport } from '../service-levels/service-levels-report.js';
import { stockValueReport } from '../stock/stock-value-report.js';
import { checksum } from './checksum.js';
import type { ReportRow } from './report.js';
import { Reports } from './reports.js';
import {
  Checksum,
  ChecksumQuery,
  ReceivablesPage,
  ReceivablesQuery,
  SalesPage,
  SalesQuery,
  ServiceLevelsPage,
  ServiceLevelsQuery,
  StockValuePage,
  StockValueQuery,
} from './reports.schema.js';

type Answer = Promise<Page<ReportRow> | StreamableFile>;

/** Each report as pages of JSON, or the whole of it as CSV: by the path's ending or `Accept: text/csv`. */
@Controller('api/reports')
@ApiProduces('application/json', 'text/csv')
export class ReportsController {
  constructor(private readonly reports: Reports) {}

  @Get(['sales', 'sales.csv'])
  @Endpoint({
    summary: 'Sales less cancelled invoices, and returns, by day, month, product, segment or KDV rate.',
    returns: SalesPage,
  })
  sales(@Query({ schema: SalesQuery }) query: SalesQuery, @Req() request: Request): Answer {
    return this.reports.answer(salesReport(query), query, request);
  }

  @Get(['receivables', 'receivables.csv'])
  @Endpoint({ summary: 'Open items by age, per account or segment.', returns: ReceivablesPage })
  receivables(@Query({ schema: ReceivablesQuery }) query: ReceivablesQuery, @Req() request: Request): Answer {
    return this.reports.answer(receivablesReport(query), query, request);
  }

  @Get(['stock-value', 'stock-value.csv'])
  @Endpoint({ summary: 'Quantity and value of the stock, by depot and product.', returns: StockValuePage })
  stockValue(@Query({ schema: StockValueQuery }) query: StockValueQuery, @Req() request: Request): Answer {
    return this.reports.answer(stockValueReport(query), query, request);
  }

  @Get(['service-levels', 'service-levels.csv'])
  @Endpoint({
    summary: 'How long orders wait for their invoice and invoices for their money, by month.',
    returns: ServiceLevelsPage,
  })
  serviceLevels(
    @Query({ schema: ServiceLevelsQuery }) query: ServiceLevelsQuery,
    @Req() request: Request,
  ): Answer {
    return this.reports.answer(serviceLevelsReport(query), query, request);
  }

  @Get('checksum')
  @Endpoint({ summary: 'SHA-256 of everything the reports say until a day.', returns: Checksum })
  checksum(@Query({ schema: ChecksumQuery }) { asOf }: ChecksumQuery): Promise<Checksum> {
    return checksum(this.reports, asOf);
  }
}
