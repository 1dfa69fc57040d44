import { KervanError } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ConfigOf } from '../config/common-config.js';
import { Endpoint } from '../http/endpoint.js';
import { CONFIG } from '../tokens.js';
import { Depot } from './depot.entity.js';

export const settings = z.object({ REGION: z.string().default('Marmara') });

const identifier = z.string().regex(/^D\d+$/, 'must be D and digits');
const DepotBody = z.object({ no: identifier, city: z.string().min(1) }).meta({ id: 'Depot' });
type DepotBody = z.output<typeof DepotBody>;
const Filter = z.object({ city: z.string().optional(), limit: z.coerce.number().int().max(100).default(10) });
type Filter = z.output<typeof Filter>;

@Controller('api/depots')
export class Depots {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: ConfigOf<typeof settings>,
  ) {}

  @Post()
  @Endpoint({ summary: 'Opens a depot.', returns: DepotBody, status: 201 })
  async open(@Body({ schema: DepotBody }) depot: DepotBody): Promise<DepotBody> {
    await this.work.run((tx) => tx.db.insert(Depot, depot));
    return depot;
  }

  @Get()
  @Endpoint({
    summary: 'Lists depots.',
    returns: z.object({ region: z.string(), depots: z.array(DepotBody) }),
  })
  async list(@Query({ schema: Filter }) { city, limit }: Filter) {
    const depots = await this.work.run((tx) => tx.db.find(Depot, city === undefined ? {} : { city }));
    return { region: this.config.REGION, depots: depots.slice(0, limit) };
  }

  @Get(':no')
  @Endpoint({ summary: 'Shows a depot.', returns: DepotBody })
  async show(@Param('no', { schema: identifier }) no: string): Promise<DepotBody> {
    const depot = await this.work.run((tx) => tx.db.findOne(Depot, { no }));
    if (!depot) throw new KervanError('NOT_FOUND', `Depot ${no} does not exist.`);
    return depot;
  }

  @Post('fire')
  @Endpoint({ summary: 'Fails in a way nobody foresaw.' })
  burn(): never {
    throw new Error('secret detail');
  }

  @Post('forget')
  @Endpoint({ summary: 'Forgets to await a failure.' })
  forget(): void {
    void Promise.reject(new Error('forgotten'));
  }
}
