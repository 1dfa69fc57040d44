import type { Topology } from '@kervan/console-api';
import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.js';
import { agreementOf } from './drift.js';

/** Names every connection that no contract declares; nothing where there is none. */
export function DriftAlert({ edges }: Pick<Topology, 'edges'>) {
  const { t } = useTranslation();
  const drifted = edges.filter((edge) => agreementOf(edge) === 'drift');
  if (drifted.length === 0) return null;
  return (
    <Alert
      variant="outline"
      color="var(--attention)"
      icon={<Icon name="failures" />}
      title={t('map.driftTitle', { count: drifted.length })}
    >
      <List size="sm">
        {drifted.map(({ service, topic, direction }) => (
          <List.Item key={`${service} ${direction} ${topic}`}>
            {t(direction === 'writes' ? 'map.driftWrites' : 'map.driftReads', { service, topic })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
