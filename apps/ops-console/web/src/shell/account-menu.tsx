import { ActionIcon, Button, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.js';
import { useSession } from '../session/use-session.js';
import classes from './shell.module.css';

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { name, role, signOut } = useSession();
  const id = useId();
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell.account')} popoverTarget={id}>
        <Icon name="user" size={17} />
      </ActionIcon>
      <div id={id} popover="auto" className={classes.account}>
        <Text c="dimmed" size="sm">
          {name} · {role}
        </Text>
        <Button fullWidth variant="default" leftSection={<Icon name="signOut" size={15} />} onClick={signOut}>
          {t('shell.signOut')}
        </Button>
      </div>
    </>
  );
}
