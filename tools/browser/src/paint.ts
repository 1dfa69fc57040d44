import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { startStubConsole } from './stub/stub-console.js';
import { visit } from './visit.js';

const VISITS = 21;
const INVOICE = 'KRV2010000000012';
const desk = { theme: 'light', width: 1280, role: 'viewer' } as const;

/** In the page: milliseconds from Enter to the frame after the one that first shows the five answers. */
const enterToPainted = `new Promise((resolve) => {
  let since;
  addEventListener('keydown', ({ key }) => { if (key === 'Enter') since = performance.timeOrigin + performance.now(); }, true);
  const look = () => {
    const answers = document.querySelector('[aria-label="The five answers"] li');
    if (!answers) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now() - since)));
  };
  requestAnimationFrame(look);
})`;

/**
 * `paint.js`: how long after Enter on the home page a browser has painted the journey of an invoice of eight events. The API
 * answers from fixtures: what a look-up takes comes on top.
 */
const browser = await launchChromium();
const stub = await startStubConsole();
const taken: number[] = [];
try {
  for (let each = 0; each < VISITS; each++) {
    const { page, end } = await visit(browser, stub.url, '/', desk);
    taken.push(await paintedAfterEnter(page));
    await end();
  }
} finally {
  await browser.close();
  await stub.stop();
}
const sorted = taken.map(Math.round).sort((a, b) => a - b);
console.table([{ visits: VISITS, 'median ms': sorted[(VISITS - 1) / 2], 'slowest ms': sorted.at(-1) }]);

async function paintedAfterEnter(page: Page): Promise<number> {
  await page.getByText('Running operations').waitFor();
  const painted = page.evaluate<number>(enterToPainted);
  await page.keyboard.type(INVOICE);
  await page.keyboard.press('Enter');
  return painted;
}
