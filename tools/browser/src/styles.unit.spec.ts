import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PAGES } from './stub/built-pages.js';

const ASSETS = join(PAGES, 'assets');
const { resolve } = createRequire(import.meta.url);

const classesIn = (text: string) => new Set(text.match(/\bm_[0-9a-f]{6,10}\b/g));
const built = (kind: string) =>
  readdirSync(ASSETS)
    .filter((name) => name.endsWith(kind))
    .map((name) => readFileSync(join(ASSETS, name), 'utf8'))
    .join('\n');

it('the pages carry the rules of every Mantine component that they use', () => {
  const whole = ['@mantine/core/styles.css', '@mantine/spotlight/styles.css']
    .map((name) => readFileSync(resolve(name), 'utf8'))
    .join('\n');
  const styled = classesIn(whole);
  const carried = classesIn(built('.css'));
  const used = [...classesIn(built('.js'))].filter((name) => styled.has(name));

  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((name) => !carried.has(name))).toEqual([]);
});
