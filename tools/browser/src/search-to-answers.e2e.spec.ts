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

const desk = { theme: 'light', width: 1280, role: 'viewer' } as const;
const INVOICE = 'KRV2010000000012';

describe('whoever knows the number of an invoice', () => {
  it('types it on the home page, presses Enter and reads the five answers, by the keyboard alone', async () => {
    const { page, end } = await visit(browser, stub.url, '/', desk);
    await page.getByText('Running operations').waitFor();
    await page.keyboard.type(INVOICE);
    await page.keyboard.press('Enter');
    const answers = page.getByRole('region', { name: 'The five answers' });
    await answers.waitFor();
    const told = await answers.getByRole('listitem').allInnerTexts();
    const address = new URL(page.url()).pathname;
    await end();

    expect(address).toBe(`/j/invoice/${INVOICE}`);
    expect(told.map((text) => text.split('\n').filter((line) => line !== ''))).toEqual([
      ['Produced', 'known and fine', '8 events', 'committed by its service'],
      ['On the broker', 'known and fine', '8 of 8', 'seen by reading the broker'],
      ['Retries', 'needs attention', '6', 'accounting 4, warehouse 2'],
      ['Dead letters', 'needs attention', '1', 'accounting', 'hr is silent since 11:24:10'],
      [
        'Records',
        'not known',
        '15 changed',
        '3 deliveries have not written yet',
        'hr is silent since 11:24:10',
      ],
    ]);
  });

  it('gets there from any page by the palette', async () => {
    const { page, end } = await visit(browser, stub.url, '/e/0195f0a0-0000-7000-8000-000000000004', desk);
    await page.getByRole('heading', { name: 'Deliveries' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.keyboard.type(INVOICE);
    await page.getByText(`Find “${INVOICE}”`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'The five answers' }).waitFor();
    await end();
  });

  it('chooses where the number means several things', async () => {
    const { page, end } = await visit(browser, stub.url, '/s?q=17850', desk);
    await page.getByRole('row').getByRole('link', { name: '17850' }).nth(1).click();
    await page.waitForURL('**/j/order/17850');
    await end();
  });

  it('looks at an event of it, and whoever gets the address sees the same', async () => {
    const { page, end } = await visit(browser, stub.url, `/j/invoice/${INVOICE}`, desk);
    await page.getByRole('button', { name: /^FaturaKesildi written by erp-core/ }).click();
    await page.getByRole('heading', { name: 'FaturaKesildi' }).waitFor();
    const address = page.url().slice(stub.url.length);
    await end();

    const other = await visit(browser, stub.url, address, { ...desk, width: 390 });
    await other.page.getByRole('heading', { name: 'FaturaKesildi' }).waitFor();
    await other.end();
    expect(address).toBe(`/j/invoice/${INVOICE}?focus=0195f0a0-0000-7000-8000-000000000004`);
  });
});

describe('what somebody typed', () => {
  it.each([
    '<img src=x onerror=alert(1)>',
    "'; drop table event; --",
    '../../etc/passwd',
    '00017850',
    '%2e%2e%2f',
  ])('%s is asked for as it is, and does nothing else', async (q) => {
    const { page, faults, end } = await visit(browser, stub.url, '/', desk);
    await page.getByRole('searchbox').fill(q);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Matches for “${q}”` }).waitFor();
    const asked = new URL(page.url()).searchParams.get('q');
    await end();

    expect(asked).toBe(q);
    expect(faults).toEqual([]);
  });
});
