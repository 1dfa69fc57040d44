import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { Module } from '@nestjs/common';
import { z } from 'zod';
import { defineService } from '../define-service.js';
import { jsonText } from './json-text.js';
import { parseConfig } from './parse-config.js';

@Module({})
class Empty {}

const gateway = defineService({
  name: 'legacy-gateway',
  source: '/erp/gateway',
  module: Empty,
  consumes: true,
  config: z.object({
    STABLE_MS: z.coerce.number().int().positive(),
    SOURCES: jsonText(z.array(z.object({ name: z.string() }))),
  }),
});

const complete = {
  DATABASE_URL: 'postgres://a:b@127.0.0.1:5432/x',
  KAFKA_BROKERS: '127.0.0.1:9092, kafka-2:9092',
  STABLE_MS: '500',
  SOURCES: '[{"name":"online-retail"}]',
};

function secretFile(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'kervan-')), 'secret');
  writeFileSync(file, content);
  return file;
}

function faultOf(environment: Record<string, string>): KervanError {
  try {
    parseConfig(gateway, environment);
  } catch (error) {
    if (error instanceof KervanError) return error;
  }
  throw new Error('the configuration was accepted');
}

describe('configuration', () => {
  it('is parsed with defaults, common and own variables in one object', () => {
    expect(parseConfig(gateway, { ...complete, UNRELATED: 'x', LOG_LEVEL: '' })).toEqual({
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: 0,
      LOG_LEVEL: 'info',
      OIDC_ROLE_CLAIM: 'roles',
      OTEL_TRACES_SAMPLER_ARG: 1,
      DATABASE_URL: complete.DATABASE_URL,
      KAFKA_BROKERS: ['127.0.0.1:9092', 'kafka-2:9092'],
      KAFKA_TOPIC_PREFIX: '',
      INBOX_CHUNK: 500,
      INBOX_FOREIGN_DAYS: 30,
      STABLE_MS: 500,
      SOURCES: [{ name: 'online-retail' }],
    });
  });

  it('asks a service without stores for none of them', () => {
    const bare = defineService({ name: 'bare', source: '/erp/bare', module: Empty });
    expect(Object.keys(parseConfig(bare, {}))).not.toContain('DATABASE_URL');
  });

  it('reads secrets from files', () => {
    const { DATABASE_URL, ...rest } = complete;
    const config = parseConfig(gateway, {
      ...rest,
      DATABASE_URL_FILE: secretFile(`${DATABASE_URL}\n`),
      API_TOKEN_FILE: secretFile('0123456789abcdef'),
    });
    expect(config).toMatchObject({ DATABASE_URL, API_TOKEN: '0123456789abcdef' });
  });

  it('reports every fault at once, by variable, without the values', () => {
    const fault = faultOf({
      HTTP_PORT: '70000',
      KAFKA_BROKERS: 'kafka',
      KAFKA_CLIENT: 'other',
      STABLE_MS: '500',
      SOURCES: '[{"name":7}]',
      INBOX_CHUNK: '501',
      API_TOKEN: 'short-secret',
      API_TOKEN_FILE: '/nowhere',
      DATABASE_URL_FILE: '/nowhere/at/all',
    });
    expect(fault.code).toBe('CONFIGURATION_INVALID');
    const named = fault.message.split('; ').map((part) => part.split(':', 1)[0]);
    expect(named.sort()).toEqual([
      'API_TOKEN',
      'DATABASE_URL_FILE',
      'HTTP_PORT',
      'INBOX_CHUNK',
      'KAFKA_BROKERS',
      'KAFKA_CLIENT',
      'SOURCES',
    ]);
    expect(fault.message).toContain('SOURCES: 0.name:');
    expect(fault.message).not.toContain('short-secret');
  });

  it('says what is missing', () => {
    expect(faultOf({}).message).toBe(
      'DATABASE_URL: is missing; KAFKA_BROKERS: is missing; STABLE_MS: is missing; SOURCES: is missing',
    );
  });
});
