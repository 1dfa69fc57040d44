import { depotNo } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Depot } from './depot.entity.js';
import { DepotList, DepotSetting, DepotView } from './depots.schema.js';
import { readDepots } from './read-depots.js';
import { setDepot } from './set-depot.js';

@Controller('api/depots')
export class DepotsController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Get()
  @Endpoint({ summary: 'All depots, in the order in which goods are taken from them.', returns: DepotList })
  async list(): Promise<DepotList> {
    return { depots: await this.work.run((tx) => readDepots(tx.db)) };
  }

  @Put(':depotNo')
  @Command({ summary: 'Opens a depot, or gives it another place in that order.', returns: DepotView })
  set(
    @Param('depotNo', { schema: depotNo }) no: string,
    @Body({ schema: DepotSetting }) { priority }: DepotSetting,
  ): Promise<DepotView> {
    return this.commands.run({
      work: (tx, precondition) => setDepot(tx, { depotNo: no, priority }, precondition),
      answer: async (db) => DepotView.parse(await db.findOne(Depot, { depotNo: no })),
    });
  }
}
