import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { defineService } from '../define-service.js';
import { identifyBy } from './identify-by.js';
import { parseConfig } from './parse-config.js';

@Module({})
class NoModule {}

const service = defineService({ name: 'open', source: '/erp/open', module: NoModule });

describe('how callers are known', () => {
  it.each([
    ['without an audience', { OIDC_ISSUER: 'https://issuer.example' }],
    ['without TLS elsewhere', { OIDC_ISSUER: 'http://issuer.example', OIDC_AUDIENCE: 'kervan' }],
  ])('an issuer %s is refused', (_, environment) => {
    expect(() => identifyBy(parseConfig(service, environment))).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
    );
  });

  it('an issuer of this machine need not speak TLS', () => {
    const environment = { OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_AUDIENCE: 'kervan' };
    expect(identifyBy(parseConfig(service, environment))).toBeInstanceOf(Function);
  });
});
