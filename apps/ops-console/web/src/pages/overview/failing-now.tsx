import type { FailureGroup } from '@kervan/console-api';
import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.js';
import { Panel } from '../../parts/panel.js';
import { Tag } from '../../parts/tag.js';
import { Ago } from '../../parts/timestamp.js';
import classes from './overview.module.css';

/** The groups of failures that hold up most. */
export function FailingNow({ groups }: { readonly groups: readonly FailureGroup[] }) {
  const { t } = useTranslation();
  const all = (
    <Anchor size="sm" renderRoot={(props) => <Link to="/failures" {...props} />}>
      {t('overview.allFailures')}
    </Anchor>
  );
  return (
    <Panel bare title={t('overview.failures')} actions={all}>
      {groups.length === 0 ? (
        <EmptyState icon="check" title={t('overview.noFailures')}>
          {t('overview.noFailuresText')}
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {groups.map((group) => (
            <li key={`${group.consumer} ${group.fingerprint}`}>
              <FailureRow group={group} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function FailureRow({ group }: { readonly group: FailureGroup }) {
  const { t } = useTranslation();
  const { consumer, fingerprint, code, open, dead, lastAt, owner } = group;
  return (
    <Link to="/failures/$consumer/$fingerprint" params={{ consumer, fingerprint }} className={classes.row}>
      <Text component="span" fw={600} ff="monospace" size="sm" truncate>
        {code}
      </Text>
      <Tag tone={dead > 0 ? 'attention' : 'warning'} icon={dead > 0 ? 'cross' : 'pause'}>
        {t('overview.open', { open: open.toLocaleString('en') })}
      </Tag>
      <Text component="span" c="dimmed" size="sm">
        {consumer}
      </Text>
      <Group component="span" gap={6} c="dimmed" fz="sm">
        {owner && <span>{owner} ·</span>}
        <Ago at={lastAt} />
      </Group>
    </Link>
  );
}
