import { depotNo } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { DepotList, DepotSetting } from './depots.schema.js';
import { readDepots } from './read-depots.js';
import { setDepot } from './set-depot.js';

@Controller('api/depots')
export class DepotsController {
  constructor(private readonly work: UnitOfWork) {}

  @Get()
  @Endpoint({ summary: 'All depots, in the order in which goods are taken from them.', returns: DepotList })
  async list(): Promise<DepotList> {
    return { depots: await this.work.run((tx) => readDepots(tx.db)) };
  }

  @Put(':depotNo')
  @Endpoint({ summary: 'Opens a depot, or gives it another place in that order.' })
  set(
    @Param('depotNo', { schema: depotNo }) no: string,
    @Body({ schema: DepotSetting }) { priority }: DepotSetting,
  ): Promise<void> {
    return this.work.run((tx) => setDepot(tx, { depotNo: no, priority }));
  }
}
