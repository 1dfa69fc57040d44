import { Session } from '@kervan/console-api';
import { Caller, CONFIG, Endpoint } from '@kervan/service';
import { Controller, Get, Inject } from '@nestjs/common';
import type { Settings } from '../settings.js';

@Controller('api/session')
export class SessionController {
  constructor(@Inject(CONFIG) private readonly config: Settings) {}

  @Get()
  @Endpoint({ summary: 'Who holds the token, and what that role allows.', returns: Session })
  show(@Caller() { name, role }: Caller): Session {
    return { name, role, jaegerUrl: this.config.JAEGER_URL ?? null };
  }
}
