import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.js';
import classes from './shell.module.css';

const MOD = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl';

/** Loaded when it is asked for the first time. */
const Palette = lazy(() => import('./palette.js').then((loaded) => ({ default: loaded.Palette })));

/** Opens the palette; the keys do it from anywhere. */
export function SearchButton() {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const open = () => {
    setWanted(true);
    setOpened(true);
  };
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className={classes.search} onClick={open}>
        <Icon name="search" size={14} />
        <span>{t('shell.search')}</span>
        <Kbd size="xs">{MOD} K</Kbd>
      </button>
      {wanted && (
        <Suspense>
          <Palette opened={opened} onClosed={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
