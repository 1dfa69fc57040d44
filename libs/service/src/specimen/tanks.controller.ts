import { KervanError, SiparisBeklemeyeAlindi } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import { UnitOfWork, type Tx } from '@kervan/outbox';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { Commands } from '../commands/commands.js';
import { Command } from '../http/command.js';
import { Endpoint } from '../http/endpoint.js';
import { pageOf, pageRequest, toPage, type Page } from '../paging/page.js';
import { Tank } from './tank.entity.js';

const HOLDS_LITRES = 100;

const no = z.string().regex(/^T\d{1,9}$/, 'must be T and digits');
const NewTank = z.object({ no }).meta({ id: 'NewTank' });
type NewTank = z.output<typeof NewTank>;
const Filling = z.object({ litres: z.int().min(1).max(1000) }).meta({ id: 'Filling' });
type Filling = z.output<typeof Filling>;
const TankView = z
  .object({ no, litres: z.int(), spills: z.int(), version: z.int(), fillings: z.int().nullable() })
  .meta({ id: 'Tank' });
type TankView = z.output<typeof TankView>;
const TankPage = pageOf(TankView, 'TankPage');
/** At least so full. */
const TankFilter = pageRequest.extend({
  litres: z.coerce.number().int().min(0).max(HOLDS_LITRES).default(0),
});
type TankFilter = z.output<typeof TankFilter>;

@Controller('api/tanks')
export class Tanks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
  ) {}

  @Post()
  @Command({ summary: 'Sets up a tank.', returns: TankView, status: 201 })
  setUp(@Body({ schema: NewTank }) tank: NewTank): Promise<TankView> {
    return this.commands.run({
      work: (tx) => tx.db.insert(Tank, { ...tank, litres: 0, spills: 0, version: 1 }),
      answer: (db) => view(db, tank.no),
    });
  }

  @Get()
  @Endpoint({ summary: 'Tanks by number.', returns: TankPage })
  async list(@Query({ schema: TankFilter }) filter: TankFilter): Promise<Page<TankView>> {
    const tanks = await this.work.run((tx) =>
      tx.db.query<TankView>(
        `SELECT no, litres, spills, version, NULL AS fillings FROM tank
         WHERE no > $1 AND litres >= $2 ORDER BY no LIMIT $3`,
        [filter.after ?? '', filter.litres, filter.limit + 1],
      ),
    );
    return toPage(tanks, filter, (tank) => tank.no);
  }

  @Get(':no')
  @Endpoint({ summary: 'Shows a tank.', returns: TankView })
  show(@Param('no', { schema: no }) tankNo: string): Promise<TankView> {
    return this.work.run((tx) => view(tx.db, tankNo));
  }

  /** Tells the number of the filling, of a legal series; what runs over is noted, and refused. */
  @Post(':no/fillings')
  @Command({ summary: 'Fills a tank.', returns: TankView })
  fill(
    @Param('no', { schema: no }) tankNo: string,
    @Body({ schema: Filling }) { litres }: Filling,
  ): Promise<TankView> {
    return this.commands.run({
      work: async (tx, precondition) => {
        const tank = await locked(tx, tankNo);
        precondition(tank);
        const spilt = tank.litres + litres > HOLDS_LITRES;
        const level = spilt ? HOLDS_LITRES : tank.litres + litres;
        const change = { litres: level, spills: tank.spills + Number(spilt), version: tank.version + 1 };
        await tx.db.update(Tank, { no: tankNo }, change);
        const filling = { no: 0 };
        tx.number('FILLING', (number) => {
          filling.no = number;
        });
        tx.publish(SiparisBeklemeyeAlindi, filled(tankNo));
        return { filling, level, spilt };
      },
      answer: async (db, { filling, level, spilt }) =>
        spilt
          ? new KervanError('STOCK_INSUFFICIENT', 'The tank ran over.', { facts: { litres: level } })
          : { ...(await view(db, tankNo)), fillings: filling.no },
    });
  }

  @Put(':no/cover')
  @Command({ summary: 'Covers a tank; who saw it covered is not asked.' })
  cover(@Param('no', { schema: no }) tankNo: string): Promise<void> {
    return this.commands.run({
      work: (tx) => tx.db.update(Tank, { no: tankNo }, { spills: 0 }),
      answer: () => Promise.resolve(),
    });
  }

  @Post(':no/swap')
  @Command({ summary: 'Does two things where one was asked for.' })
  async swap(): Promise<void> {
    const nothing = { work: () => Promise.resolve(), answer: () => Promise.resolve() };
    await this.commands.run(nothing);
    await this.commands.run(nothing);
  }
}

async function locked({ db }: Tx, no: string): Promise<RowOf<Tank>> {
  const [tank] = await db.lock(Tank, 'no', [no]);
  if (!tank) throw new KervanError('STOCK_ITEM_NOT_FOUND', `Tank ${no} does not exist.`);
  return tank;
}

async function view(db: Db, no: string): Promise<TankView> {
  const tank = await db.findOne(Tank, { no });
  if (!tank) throw new KervanError('STOCK_ITEM_NOT_FOUND', `Tank ${no} does not exist.`);
  return { ...tank, fillings: null };
}

const filled = (tankNo: string) => ({
  orderNo: tankNo,
  accountNo: '120.1',
  reason: 'STOCK' as const,
  currency: 'TRY',
  missingAmount: '0.00',
  missing: [],
});
