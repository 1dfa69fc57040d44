import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { builtFile } from './stub/built-pages.js';
import { startStubConsole, type StubConsole } from './stub/stub-console.js';
import { visit } from './visit.js';

/** Bytes, compressed as a proxy would. */
const MOST = 300_000;

let browser: Browser;
let stub: StubConsole;
beforeAll(async () => {
  [browser, stub] = await Promise.all([launchChromium(), startStubConsole()]);
});
afterAll(async () => {
  await browser.close();
  await stub.stop();
});

it.each([
  ['the home page', '/', 'Running operations'],
  ['a journey', '/j/invoice/KRV2010000000012', 'legacy-gateway'],
])('the first load of %s is small', async (_name, path, shows) => {
  const { page, files, end } = await visit(browser, stub.url, path, {
    theme: 'light',
    width: 1280,
    role: 'admin',
  });
  await page.getByText(shows).first().waitFor();
  const loaded = [...files];
  await end();

  const sizes = await Promise.all(
    loaded.map(async (file) => gzipSync((await builtFile(file)).content, { level: 6 }).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(loaded.length).toBeGreaterThan(2);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(MOST);
});
