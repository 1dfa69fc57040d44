import type { ConsoleRole } from '@kervan/console-api';
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayAct, useSession } from '../session/use-session.js';
import { Icon } from './icon.js';

/** What whoever is signed in may not do is not offered; a hint says what it would need. */
export function ForRole({ role, children }: { readonly role: ConsoleRole; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const own = useSession().role;
  if (useMayAct(role)) return children;
  return (
    <Group gap={6} c="dimmed" wrap="nowrap">
      <Icon name="lock" size={14} />
      <Text size="xs">{t('parts.needsRole', { role, own })}</Text>
    </Group>
  );
}
