import { Consumer, ConsumerDetail } from '@kervan/console-api';
import { Endpoint } from '@kervan/service';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { GroupName } from '../directory/names.js';
import { Consumers } from './consumers.js';

@Controller('api/consumers')
export class ConsumersController {
  constructor(private readonly consumers: Consumers) {}

  @Get()
  @Endpoint({ summary: 'How far every consumer is, and how fast.', returns: z.array(Consumer) })
  async list(): Promise<Consumer[]> {
    return (await this.consumers.all()).map(({ consumer }) => consumer);
  }

  @Get(':group')
  @Endpoint({ summary: 'How far a consumer is in each partition.', returns: ConsumerDetail })
  show(@Param('group', { schema: GroupName }) group: string): Promise<ConsumerDetail> {
    return this.consumers.one(group);
  }
}
