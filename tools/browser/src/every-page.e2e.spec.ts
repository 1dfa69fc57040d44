import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { consolePages } from './console-pages.js';
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

/** Colours do not depend on the width. */
const visits = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 390 },
] as const;

describe.each(visits)('every page, $theme, $width pixels wide', ({ theme, width }) => {
  it.each(consolePages)(
    '$name can be used by everybody and asks nobody else',
    async ({ path, shows, role = 'admin' }) => {
      const { page, faults, abroad, end } = await visit(browser, stub.url, path, {
        theme,
        width,
        role,
      });
      await page.getByText(shows).first().waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      await end();

      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect({ found, faults, abroad, sideways: Math.max(0, sideways) }).toEqual({
        found: [],
        faults: [],
        abroad: [],
        sideways: 0,
      });
    },
  );
});
