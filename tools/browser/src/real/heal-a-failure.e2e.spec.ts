import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Found } from '@kervan/console-api';
import { FaturaKesildi } from '@kervan/contracts';
import { opsConsole } from '@kervan/ops-console';
import { eventually, type Company } from '@kervan/testing';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../chromium.js';
import { handled, invoice, ledgerHandler, ozan, shop } from './shop.mother.js';

const FIRST = 'KRV2026000000100';
const broken = Array.from({ length: 12 }, (_, index) => `KRV2026000000${201 + index}`);
const REASON = 'The rounding account is there again';

describe('a company seen through the pages of its console', () => {
  let c: Company;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [c, browser] = await Promise.all([shop(), launchChromium()]);
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(120_000);
    await c.given(FaturaKesildi, invoice(FIRST));
    await page.goto(`${c.urlOf(opsConsole)}/#token=${ozan.token}`);
  });
  afterAll(async () => {
    await browser.close();
    await c.close();
  });

  const answers = async (): Promise<string[][]> => {
    const told = await page.getByRole('region', { name: 'The five answers' }).getByRole('listitem').all();
    const texts = await Promise.all(told.map((each) => each.innerText()));
    return texts.map((text) => text.split('\n').filter((line) => line !== ''));
  };
  const journeyTells = (first: readonly string[], fourth: readonly string[]) =>
    eventually(`the journey to tell ${fourth.join(' ')}`, async () => {
      const told = await answers();
      const same = (at: number, wanted: readonly string[]) =>
        wanted.every((word) => told[at]?.includes(word));
      return same(0, first) && same(3, fourth);
    });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('leads from the number of an invoice to the five answers', async () => {
    await eventually('the console to know it', async () => {
      const authorization = `Bearer ${ozan.token}`;
      const { body } = await c.http(opsConsole, 'GET', `/api/find?q=${FIRST}`, undefined, { authorization });
      return Found.parse(body).matches.length > 0;
    });
    await page.getByText('Running operations').waitFor();
    await page.keyboard.type(FIRST);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/j/invoice/${FIRST}`);
    await journeyTells(['known and fine', '1 event'], ['known and fine', '0']);
  });

  it('shows a failure while it comes up', async () => {
    await page.getByRole('link', { name: 'Failures' }).click();
    await page.getByText('Nothing fails').waitFor();
    ledgerHandler.isBroken = true;
    await c.givenAll(FaturaKesildi, broken.map(invoice));
    await page.getByRole('link', { name: /^VOUCHER_UNBALANCED:/ }).waitFor();
    await page
      .getByRole('cell', { name: String(broken.length), exact: true })
      .first()
      .waitFor();
  });

  it('heals it: a dry run, then slowly all of it, at the consumer that failed alone', async () => {
    await page.getByRole('link', { name: /^VOUCHER_UNBALANCED:/ }).click();
    await page.getByLabel('Reason').fill(REASON);
    ledgerHandler.isBroken = false;
    const mailed = handled.mailer.length;
    await button('Dry run').click();
    await page.getByText(`${broken.length} of ${broken.length} keys would succeed`).waitFor();
    handled.ledger.length = 0;
    await button('Start').click();
    await page.getByRole('heading', { name: 'Retry at ledger' }).waitFor();
    await page.getByText(`${broken.length} done`).waitFor();

    expect(handled.ledger.toSorted()).toEqual(broken);
    expect(handled.mailer).toHaveLength(mailed);
  });

  it('tells of a healed invoice that it is settled, and of its tries', async () => {
    const [healed = ''] = broken;
    await page.goto(`${c.urlOf(opsConsole)}/j/invoice/${healed}`);
    await journeyTells(['1 event'], ['known and fine', '0']);
    expect((await answers())[2]).toEqual(expect.arrayContaining([expect.stringContaining('ledger')]));
  });

  it('keeps who did it and why, in an audit whose chains are sound', async () => {
    await page.getByRole('link', { name: 'Audit' }).click();
    const row = page.getByRole('row').filter({ hasText: REASON });
    await row.first().waitFor();
    expect(await row.filter({ hasText: ozan.name }).count()).toBe(2);
    await button('Verify the chains').click();
    await page.getByText('All chains are whole').waitFor();
  });
});
