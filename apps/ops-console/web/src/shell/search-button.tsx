import { Kbd } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.js';
import classes from './shell.module.css';

const MOD = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';

/** Opens the palette; the keys do it from anywhere. */
export function SearchButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes.search} onClick={spotlight.open}>
      <Icon name="search" size={14} />
      <span>{t('shell.search')}</span>
      <Kbd size="xs">{MOD} K</Kbd>
    </button>
  );
}
