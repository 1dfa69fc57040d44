import type { Words } from '../../words/typed-words.js';

export const en = { title: '' };

export const tr: Words<typeof en> = { title: '' };
