import { describe, expect, it } from '@jest/globals';
import { XmlNames } from './xml-names.js';

describe('XmlNames', () => {
  const prefixes: Readonly<Record<string, string>> = { 'urn:notes': 'n', '': '' };
  const names = new XmlNames((namespace) => prefixes[namespace] ?? null, new Set(['n:attachment']));

  it.each([
    ['urn:notes', 'note', 'n:note'],
    ['', 'note', 'note'],
    ['urn:other', 'note', null],
    ['urn:notes', 'attachment', null],
    ['', 'attachment', 'attachment'],
  ])('knows {%s}%s as %s, however often it is asked', (namespace, local, name) => {
    expect(names.of(namespace, local)).toBe(name);
    expect(names.of(namespace, local)).toBe(name);
  });

  it('knows more names than it keeps', () => {
    for (let round = 0; round < 2; round += 1)
      for (let index = 0; index < 2000; index += 1)
        expect(names.of('urn:notes', `a${index}`)).toBe(`n:a${index}`);
  });
});
