import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FailureGroupPage } from '@kervan/console-api';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { failureGroups } from './fixtures/failure-groups.js';
import { startStubConsole, type StubConsole } from './stub/stub-console.js';
import { visit, type Visit } from './visit.js';

let browser: Browser;
let stub: StubConsole;
let visited: Visit;
beforeAll(async () => {
  [browser, stub] = await Promise.all([launchChromium(), startStubConsole()]);
});
afterEach(() => visited.end());
afterAll(async () => {
  await browser.close();
  await stub.stop();
});

async function open(path: string, role = 'admin', language: 'en' | 'tr' = 'en'): Promise<Page> {
  visited = await visit(browser, stub.url, path, { theme: 'light', width: 1280, role, language });
  return visited.page;
}

const addressOf = (page: Page) => new URL(page.url()).search;

describe('failures', () => {
  it('are narrowed by what the address says, and the other way round', async () => {
    const page = await open('/failures?consumer=warehouse');
    await page.getByRole('link', { name: 'DEADLOCK:02de99' }).waitFor();
    expect(await page.getByRole('link', { name: 'PERIOD_CLOSED:7ac1f0' }).count()).toBe(0);

    await page.getByLabel('Consumer').selectOption('crm');
    await page.getByRole('link', { name: 'ACCOUNT_UNKNOWN:91b044' }).waitFor();
    expect(addressOf(page)).toBe('?consumer=crm');
  });

  it('show what a hostile producer wrote as text', async () => {
    const page = await open('/outbox');
    const evil = '"><img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>';
    const [group] = failureGroups;
    const answer = FailureGroupPage.parse({
      items: [
        { ...group, consumer: `../../api/session?${evil}`, fingerprint: evil, types: [evil], owner: evil },
      ],
      next: null,
    });
    await page.route('**/api/failures*', (route) => route.fulfill({ json: answer }));
    await page.getByRole('link', { name: 'Failures' }).click();

    const link = page.getByRole('link', { name: evil, exact: true });
    await link.waitFor();
    expect(await page.evaluate('"hacked" in globalThis')).toBe(false);
    const path = new URL((await link.getAttribute('href')) ?? '', stub.url).pathname.split('/');
    expect(path.map(decodeURIComponent)).toEqual(['', 'failures', `../../api/session?${evil}`, evil]);
    expect(visited.faults).toEqual([]);
  });

  it('change their owner with a reason', async () => {
    const page = await open('/failures/accounting/PERIOD_CLOSED:7ac1f0', 'operator');
    await page.getByLabel('Owner').fill('ayse');
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('I look into it');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(stub.asked).toContain('PATCH /api/failures/accounting/PERIOD_CLOSED%3A7ac1f0');
  });

  it('are told in Turkish', async () => {
    const page = await open('/failures', 'viewer', 'tr');
    await page.getByText('3 hata türü, 220 teslimat bekliyor').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('tr');
  });
});

describe('the map', () => {
  it('shows the connections of one topic alone, chosen by keyboard', async () => {
    const page = await open('/map');
    const topic = page.getByRole('button', { name: 'erp.legacy.document' });
    await topic.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/map?focus=erp.legacy.document');
    expect(await topic.getAttribute('aria-pressed')).toBe('true');
  });

  it('names what no contract declares', async () => {
    const page = await open('/map?view=table');
    await page.getByText('crm reads erp.inventory.stock').waitFor();
  });
});

describe('the live page', () => {
  it('goes on after the last message when it was paused', async () => {
    const page = await open('/live');
    await page.getByText('1,240 lines left out').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('paused').waitFor();

    const resumed = page.waitForRequest(/\/api\/live/);
    await page.getByRole('button', { name: 'Resume' }).click();
    expect(new URL((await resumed).url()).searchParams.get('after')).toBe('2');
    await page.getByText('live', { exact: true }).waitFor();
  });

  it('asks for what its address names', async () => {
    const page = await open('/outbox');
    const asked = page.waitForRequest(/\/api\/live/);
    await page.getByRole('link', { name: 'Live' }).click();
    expect(new URL((await asked).url()).search).toBe('');

    const narrowed = page.waitForRequest(/\/api\/live\?filter=KRV2010/);
    await page.getByLabel('Only what names').fill('KRV2010');
    await narrowed;
    await page.waitForURL('**/live?filter=KRV2010');
  });
});

describe('the audit', () => {
  it('is verified over all services, and says which chain is not whole', async () => {
    const page = await open('/audit');
    await page.getByRole('button', { name: 'Verify the chains' }).click();
    await page.getByText('Not every chain is proven').waitFor();
    await page.getByText('broken at 17').waitFor();
  });

  it('shows who was denied what', async () => {
    const page = await open('/audit?action=denied');
    await page.getByText('POST /api/operations').waitFor();
    expect(await page.getByText('redrive.created').count()).toBe(0);
  });
});
