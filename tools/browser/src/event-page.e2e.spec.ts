import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { startStubConsole, type StubConsole } from './stub/stub-console.js';
import { visit } from './visit.js';

let browser: Browser;
let stub: StubConsole;
beforeAll(async () => {
  [browser, stub] = await Promise.all([launchChromium(), startStubConsole()]);
});
afterAll(async () => {
  await browser.close();
  await stub.stop();
});

const EVENT = '/e/0195f0a0-0000-7000-8000-000000000004';
const at = { theme: 'light', width: 1280 } as const;

describe('the page of an event', () => {
  it('shows a viewer the masked body, and offers neither to reveal nor to retry', async () => {
    const { page, end } = await visit(browser, stub.url, EVENT, { ...at, role: 'viewer' });
    await page.getByText('Needs the role investigator').waitFor();
    await page.getByText('Needs the role operator').waitFor();
    await page.getByText('"note": "•••"').waitFor();
    const offered = await page.getByRole('button', { name: /^(Reveal|Try again)$/ }).count();
    await end();
    expect(offered).toBe(0);
  });

  it('reveals to an investigator who says why', async () => {
    const { page, end } = await visit(browser, stub.url, EVENT, { ...at, role: 'investigator' });
    await page.getByRole('button', { name: 'Reveal' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Reveal' });
    const withoutReason = await confirm.isDisabled();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Complaint 4711');
    await confirm.click();
    await page.getByText('Deliver to the back door').waitFor();
    await end();
    expect(withoutReason).toBe(true);
    expect(stub.asked).toContain('POST /api/events/0195f0a0-0000-7000-8000-000000000004/reveal');
  });

  it('lets an operator try the key again at the one consumer where it waits', async () => {
    const { page, end } = await visit(browser, stub.url, EVENT, { ...at, role: 'operator' });
    await page.getByRole('button', { name: 'Try again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Try again at accounting' });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The period is open again');
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL('**/operations/**');
    await end();
    expect(stub.asked).toContain('POST /api/operations');
  });
});

describe('the language', () => {
  it('is the browser’s, and can be changed', async () => {
    const { page, end } = await visit(browser, stub.url, EVENT, { ...at, role: 'viewer', language: 'tr' });
    await page.getByRole('heading', { name: 'Teslimatlar' }).waitFor();
    await page.getByRole('button', { name: 'EN: English' }).click();
    await page.getByRole('heading', { name: 'Deliveries' }).waitFor();
    const language = await page.locator('html').getAttribute('lang');
    await end();
    expect(language).toBe('en');
  });
});
