import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the README', () => {
  it('shows the handler as it is', () => {
    const [, shown = ''] = /```ts\n([^]*?)```/.exec(text('../../../../README.md')) ?? [];
    const [handler = '', voucher = ''] = shown.split('\n\n/** Writes');

    expect(handler).toContain('@OnEvent(FaturaKesildi)');
    expect(text('sales-journal.ts')).toContain(handler.trim());
    expect(text('post-voucher.ts')).toContain(voucher.trim());
  });
});
