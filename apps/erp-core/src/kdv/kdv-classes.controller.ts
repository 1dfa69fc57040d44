import { identifier } from '@kervan/contracts';
import { UnitOfWork } from '@kervan/outbox';
import { Command, Commands, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { impersonal } from '../identity/impersonal.schema.js';
import { KdvClassView, KdvRates } from './kdv-rates.schema.js';
import { readRates } from './read-rates.js';
import { setRates } from './set-rates.js';

@Controller('api/kdv-classes')
export class KdvClassesController {
  constructor(
    private readonly commands: Commands,
    private readonly work: UnitOfWork,
  ) {}

  @Put(':kdvClass/rates')
  @Command({
    summary: 'Replaces the dated KDV rates of a class; issued documents keep theirs.',
    returns: KdvClassView,
  })
  set(
    @Param('kdvClass', { schema: impersonal }) kdvClass: string,
    @Body({ schema: KdvRates }) { rates }: KdvRates,
  ): Promise<KdvClassView> {
    return this.commands.run({
      work: (tx, precondition) => setRates(tx, precondition, { kdvClass, rates }),
      answer: (db) => readRates(db, kdvClass),
    });
  }

  @Get(':kdvClass/rates')
  @Endpoint({ summary: 'The dated KDV rates of a class, earliest first.', returns: KdvClassView })
  get(@Param('kdvClass', { schema: identifier }) kdvClass: string): Promise<KdvClassView> {
    return this.work.run(({ db }) => readRates(db, kdvClass));
  }
}
