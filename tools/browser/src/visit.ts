import type { Browser, Page } from 'playwright-core';

export interface Visitor {
  readonly theme: 'light' | 'dark';
  readonly width: number;
  /** Absent: nobody is signed in. */
  readonly role?: string;
  readonly language?: 'en' | 'tr';
}

export interface Visit {
  readonly page: Page;
  /** Errors of the console, exceptions and refusals of the CSP. */
  readonly faults: readonly string[];
  /** Addresses outside the console that were asked for. */
  readonly abroad: readonly string[];
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
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${url}/`))
      abroad.push(request.url());
  });
  await page.goto(`${url}${path}${role === undefined ? '' : `#token=${role}`}`);
  return { page, faults, abroad, end: () => context.close() };
}
