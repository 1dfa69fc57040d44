import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
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

async function open(path: string, role = 'admin'): Promise<Page> {
  visited = await visit(browser, stub.url, path, { theme: 'light', width: 1280, role });
  return visited.page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('trying a failure again', () => {
  it('leads from the failure over a dry run to the operation', async () => {
    const page = await open('/failures');
    await page.getByRole('link', { name: 'PERIOD_CLOSED:7ac1f0' }).click();

    expect(await button(page, 'Dry run').isDisabled()).toBe(true);
    await page.getByLabel('Reason').fill('February is open again');
    await button(page, 'Dry run').click();
    await page.getByText('195 of 198 keys would succeed, 3 would fail').waitFor();
    await button(page, 'Start').click();

    await page.getByRole('heading', { name: 'Retry at warehouse' }).waitFor();
    expect(stub.asked.filter((asked) => asked === 'POST /api/operations')).toHaveLength(2);
    expect(visited.faults).toEqual([]);
  });

  it('does not offer the start before a dry run', async () => {
    const page = await open('/failures/accounting/PERIOD_CLOSED:7ac1f0');
    await page.getByLabel('Reason').fill('February is open again');
    await button(page, 'Dry run').waitFor();
    expect(await button(page, 'Start').count()).toBe(0);
  });

  it.each(['viewer', 'investigator'])('is not offered to a %s, who is told why', async (role) => {
    const page = await open('/failures/accounting/PERIOD_CLOSED:7ac1f0', role);
    const hint = page.getByText(`Needs the role operator; yours is ${role}.`);
    await hint.first().waitFor();
    expect(await hint.count()).toBe(2);
    expect(await page.getByRole('button', { name: /Dry run|Save/ }).count()).toBe(0);
  });
});

describe('an operation', () => {
  const running = '/operations/warehouse/0195f0b1-0000-7000-8000-0000000000a1';
  const awaiting = '/operations/accounting/0195f0b1-0000-7000-8000-0000000000a2';

  it('is paused with a reason', async () => {
    const page = await open(running, 'operator');
    await button(page, 'Pause').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('The shelf is counted again');
    await dialog.getByRole('button', { name: 'Pause' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(stub.asked).toContain(`POST /api${running}/pause`);
  });

  it('is not approved by who asked for it', async () => {
    const page = await open(awaiting, 'approver');
    await page.getByText('Who asked for it cannot approve it.').waitFor();
    expect(await button(page, 'Approve').count()).toBe(0);
  });

  it('shows only keys in one state when asked, and its address says so', async () => {
    const page = await open(running);
    await page.getByText('536365', { exact: true }).waitFor();
    const narrowed = page.waitForResponse(/\/items\?state=FAILED$/);
    await page.getByLabel('State').selectOption('FAILED');
    await narrowed;
    await page.getByText('536367', { exact: true }).waitFor();
    expect(await page.getByText('536365', { exact: true }).count()).toBe(0);
    expect(new URL(page.url()).search).toBe('?state=FAILED');
  });
});

describe('a replay that differs', () => {
  it('is swapped in by an approver who accepts just this difference', async () => {
    const page = await open('/operations', 'approver');
    await button(page, 'Swap in').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('5f'.repeat(32)).waitFor();
    await dialog.getByLabel('Reason').fill('The sums were corrected');
    const asked = page.waitForRequest('**/api/replays/crm/2/swap');
    await dialog.getByRole('button', { name: 'Swap in' }).click();
    expect((await asked).postDataJSON()).toEqual({
      acceptDifference: '5f'.repeat(32),
      reason: 'The sums were corrected',
    });
    await dialog.waitFor({ state: 'detached' });
  });

  it('is not offered to an operator', async () => {
    const page = await open('/operations', 'operator');
    await page.getByText('Needs the role approver; yours is operator.').waitFor();
    expect(await button(page, 'Swap in').count()).toBe(0);
  });
});
