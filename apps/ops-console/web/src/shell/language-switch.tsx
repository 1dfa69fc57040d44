import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages, speak } from '../words/words.js';

/** Changes to the other language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'tr' ? 'en' : 'tr';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      fz="xs"
      fw={700}
      lang={other}
      aria-label={`${other.toUpperCase()}: ${languages[other]}`}
      onClick={() => speak(other)}
    >
      {other.toUpperCase()}
    </ActionIcon>
  );
}
