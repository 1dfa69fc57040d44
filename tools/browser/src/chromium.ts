import packed from '@sparticuz/chromium';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** `CHROMIUM_PATH`, else the one of the distribution, else the one that came with the packages. */
async function executablePath(): Promise<string> {
  return (
    process.env['CHROMIUM_PATH'] ?? INSTALLED.find((path) => existsSync(path)) ?? packed.executablePath()
  );
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await executablePath(), args: ['--no-sandbox', '--disable-gpu'] });
}
