import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from './chromium.js';
import { consolePages } from './console-pages.js';
import { startStubConsole } from './stub/stub-console.js';
import { visit } from './visit.js';

const FOLDER = join(import.meta.dirname, '../../../docs/console');
const WIDTH = 1280;
const LOWEST = 720;
const HIGHEST = 1600;
const [only] = process.argv.slice(2);

/** `screenshots.js [PAGE]`: every page in both themes, as the fixtures fill it. */
await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const stub = await startStubConsole();
try {
  for (const { name, path, shows, role = 'admin' } of consolePages) {
    if (only !== undefined && only !== name) continue;
    for (const theme of ['light', 'dark'] as const) {
      const { page, end } = await visit(browser, stub.url, path, { theme, width: WIDTH, role });
      await page.getByText(shows).first().waitFor();
      const height = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ width: WIDTH, height: Math.max(LOWEST, Math.min(HIGHEST, height)) });
      await page.screenshot({ path: join(FOLDER, `${name}.${theme}.png`) });
      await end();
    }
  }
} finally {
  await browser.close();
  await stub.stop();
}
