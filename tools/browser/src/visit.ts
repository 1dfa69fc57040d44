import type { Browser, Page } from 'playwright-core';

export interface Visitor {
  readonly theme: 'light' | 'dark';
  readonly width: number;
  /** Null: nobody is signed in. */
  readonly role: string | null;
  readonly language?: 'en' | 'tr';
}

export interface Visit {
  readonly page: Page;
  /** Errors of the console, exceptions and refusals of the CSP. */
  readonly faults: readonly string[];
  /** Addresses outside the console that were asked for. */
  readonly abroad: readonly string[];
  /** Paths of the built files that were loaded. */
  readonly files: readonly string[];
  readonly end: () => Promise<void>;
}

/** The day on which the fixtures happen. */
const NOW = new Date('2026-03-02T11:30:00Z');

/** Opens an address in a window of its own. */
export async function visit(browser: Browser, url: string, path: string, visitor: Visitor): Promise<Visit> {
  const { theme, width, role, language = 'en' } = visitor;
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    locale: language === 'tr' ? 'tr-TR' : 'en-GB',
    timezoneId: 'Europe/Istanbul',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  const faults: string[] = [];
  const abroad: string[] = [];
  const files: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol === 'data:' || asked.protocol === 'blob:') return;
    if (asked.origin !== url) abroad.push(request.url());
    else if (!asked.pathname.startsWith('/api/')) files.push(asked.pathname);
  });
  await page.goto(`${url}${path}${role === null ? '' : `#token=${role}`}`);
  return { page, faults, abroad, files, end: () => context.close() };
}
