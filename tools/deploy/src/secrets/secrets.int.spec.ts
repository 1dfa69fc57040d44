import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { externalSecret } from './external-secret.js';
import { localSecrets } from './local-secrets.js';
import { wantedSecrets } from './wanted-secrets.js';

let kept: string;
beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(kept, { recursive: true }));

const named = <Named extends { readonly metadata?: { readonly name?: string } }>(
  all: readonly Named[],
  wanted: string,
) => all.find(({ metadata }) => metadata?.name === wanted);

describe('the secrets of a cluster on a desk', () => {
  it('log each service in to its own database, over TLS that is checked', () => {
    const { stringData } = named(localSecrets(kept), 'erp-core-database') ?? {};
    const url = new URL(stringData?.['url'] ?? '');

    expect(stringData).toMatchObject({ username: 'erp_core', password: decodeURIComponent(url.password) });
    expect(`${url.username}@${url.host}${url.pathname}`).toBe('erp_core@kervan-postgres-rw:5432/erp_core');
    expect(url.searchParams.get('sslmode')).toBe('verify-full');
  });

  it('stay the same when they are written again', () => {
    expect(localSecrets(kept)).toEqual(localSecrets(kept));
  });

  it('show the publisher every outbox', () => {
    const { stringData } = named(localSecrets(kept), 'kervan-publisher-database') ?? {};
    const outboxes: unknown = JSON.parse(stringData?.['outboxes'] ?? '');

    expect(outboxes).toHaveLength(8);
    expect(outboxes).toContainEqual({
      service: 'crm',
      databaseUrl: expect.stringMatching(
        /^postgresql:\/\/kervan_publisher:[^@]+@kervan-postgres-rw:5432\/crm\?/,
      ),
    });
  });

  it('let the console act in the services, which know it as a caller and nothing more', () => {
    const { stringData } = named(localSecrets(kept), 'ops-console-services') ?? {};
    const callers: unknown = JSON.parse(stringData?.['callers'] ?? '');

    expect(callers).toEqual([
      { name: 'ops-console', token: stringData?.['token'], role: 'approver', delegate: true },
    ]);
  });
});

describe('the secrets out of a secret manager', () => {
  it('have the names and fields of those on a desk', () => {
    const fields = localSecrets(kept).map(({ metadata, type, stringData }) => [
      metadata?.name,
      type,
      Object.keys(stringData ?? {}),
    ]);
    const external = wantedSecrets().map(externalSecret);

    expect(
      external.map(({ metadata, spec }) => [
        metadata?.name,
        spec?.target?.template?.type,
        Object.keys(spec?.target?.template?.data ?? {}),
      ]),
    ).toEqual(fields);
  });

  it('escape a password where it becomes part of a URL, and only there', () => {
    const { spec } = named(wantedSecrets().map(externalSecret), 'crm-database') ?? {};

    expect(spec?.target?.template?.data).toMatchObject({
      password: '{{ .secret }}',
      url: expect.stringContaining('crm:{{ .secret | urlquery }}@'),
    });
    expect(spec?.data).toEqual([
      { secretKey: 'secret', remoteRef: { key: 'kervan/crm', property: 'database-password' } },
    ]);
  });
});
