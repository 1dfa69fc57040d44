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

const somebody = { theme: 'light', width: 1280 } as const;

describe('signing in', () => {
  it('takes the token out of the address that was printed', async () => {
    const { page, end } = await visit(browser, stub.url, '/?x=1', { ...somebody, role: 'viewer' });
    await page.getByText('Running operations').waitFor();
    const address = page.url();
    await end();
    expect(address).not.toContain('viewer');
  });

  it('asks for a token and shows the page that was asked for', async () => {
    const { page, end } = await visit(browser, stub.url, '/j/invoice/KRV2010000000012', {
      ...somebody,
      role: null,
    });
    await page.getByLabel('Access token').fill('viewer');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'The five answers' }).waitFor();
    await end();
  });

  it('says that a token has expired, and takes another one', async () => {
    const { page, end } = await visit(browser, stub.url, '/', { ...somebody, role: 'expired' });
    await page.getByText('The token is unknown or has expired.').waitFor();
    await page.getByLabel('Access token').fill('viewer');
    await page.keyboard.press('Enter');
    await page.getByText('Running operations').waitFor();
    await end();
  });

  it('ends where somebody signs out', async () => {
    const { page, end } = await visit(browser, stub.url, '/', { ...somebody, role: 'viewer' });
    await page.getByRole('button', { name: 'Account' }).click();
    await page.getByText('ayse · viewer').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Access token').waitFor();
    await page.reload();
    await page.getByLabel('Access token').waitFor();
    await end();
  });
});
