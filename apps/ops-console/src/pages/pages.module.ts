import { fileURLToPath } from 'node:url';
import { CONFIG } from '@kervan/service';
import { Inject, Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import type { Settings } from '../settings.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { servePages } from './serve-pages.js';

/** Where the build puts them. */
const ROOT = fileURLToPath(new URL('../web', import.meta.url));

@Module({})
export class PagesModule implements NestModule {
  constructor(@Inject(CONFIG) private readonly config: Settings) {}

  configure(consumer: MiddlewareConsumer): void {
    const policy = contentSecurityPolicy(this.config.OIDC_ISSUER);
    consumer.apply(servePages({ root: ROOT, contentSecurityPolicy: policy })).forRoutes('{*path}');
  }
}
