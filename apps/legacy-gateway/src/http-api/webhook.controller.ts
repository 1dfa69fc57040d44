import { Endpoint, Open } from '@kervan/service';
import { Controller, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';
import { Webhooks } from './webhooks.js';

const NOTHING = new Uint8Array();

/** Where legacy systems say that something changed. Who may say it is known by the signature. */
@Open()
@Controller('hooks')
export class WebhookController {
  constructor(private readonly webhooks: Webhooks) {}

  @Post(':path')
  @Endpoint({ summary: 'Hint that a source has changes; signed, and not believed', status: 202 })
  async hint(@Param('path') path: string, @Req() request: RawBodyRequest<Request>): Promise<void> {
    const bytes = request.rawBody ?? NOTHING;
    await this.webhooks.take({ path, bytes, header: (name) => request.header(name) });
  }
}
