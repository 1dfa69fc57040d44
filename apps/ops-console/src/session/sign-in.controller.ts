import { SignIn } from '@kervan/console-api';
import { CONFIG, Endpoint, Open } from '@kervan/service';
import { Controller, Get, Header, Inject } from '@nestjs/common';
import type { Settings } from '../settings.js';

@Open()
@Controller('sign-in.json')
export class SignInController {
  constructor(@Inject(CONFIG) private readonly config: Settings) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Endpoint({ summary: 'How one gets a token; open to everybody.', returns: SignIn })
  show(): SignIn {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = this.config;
    if (issuer === undefined || clientId === undefined) return { kind: 'token' };
    return { kind: 'oidc', issuer, clientId };
  }
}
