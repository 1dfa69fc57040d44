import { Completeness, Overview as OverviewView } from '@kervan/console-api';
import { Caller, Endpoint } from '@kervan/service';
import { Controller, Get } from '@nestjs/common';
import { CompletenessReport } from './completeness-report.js';
import { Overview } from './overview.js';

@Controller('api')
export class OverviewController {
  constructor(
    private readonly overview: Overview,
    private readonly report: CompletenessReport,
  ) {}

  @Get('overview')
  @Endpoint({
    summary: 'How events flow, what fails, and which operations are not over.',
    returns: OverviewView,
  })
  read(@Caller() caller: Caller): Promise<OverviewView> {
    return this.overview.read(caller);
  }

  @Get('completeness')
  @Endpoint({
    summary: 'Whether what is shown is all there is: missing receipts, and who is silent.',
    returns: Completeness,
  })
  completeness(): Promise<Completeness> {
    return this.report.read();
  }
}
