import type { Words } from '../words/typed-words.js';

export const en = {
  title: 'Sign in',
  lead: 'What became of every event.',
  token: 'Access token',
  tokenHint: '`npm start` prints an address with a token; in production your administrator gives you one.',
  withToken: 'Sign in',
  withOidc: 'Continue with single sign-on',
  refused: 'The token is unknown or has expired. Sign in again.',
  failed: 'Signing in failed',
  wait: 'One moment',
};

export const tr: Words<typeof en> = {
  title: 'Oturum aç',
  lead: 'Her olayın başına ne geldi?',
  token: 'Erişim anahtarı',
  tokenHint: '`npm start` anahtarlı bir adres yazar; canlı ortamda anahtarı yöneticiniz verir.',
  withToken: 'Oturum aç',
  withOidc: 'Kurumsal oturumla devam et',
  refused: 'Anahtar tanınmıyor ya da süresi dolmuş. Yeniden oturum açın.',
  failed: 'Oturum açılamadı',
  wait: 'Bir dakika',
};
