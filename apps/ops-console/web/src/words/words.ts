import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.js';
import { tr } from './tr.js';

export const languages = { en: 'English', tr: 'Türkçe' } as const;
export type Language = keyof typeof languages;

const PLACE = 'kervan.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'console';
    resources: { console: typeof en };
  }
}

const isLanguage = (text: string | null): text is Language => text !== null && text in languages;

function preferred(): Language {
  const chosen = localStorage.getItem(PLACE);
  if (isLanguage(chosen)) return chosen;
  return navigator.language.startsWith('tr') ? 'tr' : 'en';
}

/** Speaks the language that was chosen before, else the browser's, else English. */
export function startWords(): void {
  i18next.on('languageChanged', (language) => (document.documentElement.lang = language));
  void i18next.use(initReactI18next).init({
    resources: { en: { console: en }, tr: { console: tr } },
    lng: preferred(),
    fallbackLng: 'en',
    defaultNS: 'console',
    /** React escapes what it shows. */
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

export function speak(language: Language): void {
  localStorage.setItem(PLACE, language);
  void i18next.changeLanguage(language);
}
