import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ConsumerFigures } from './consumer-figures.js';
import { PartitionsTable } from './partitions-table.js';

const route = getRouteApi('/consumers/$group');

/** One consumer, partition by partition. */
export function ConsumerPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const { group } = route.useParams();
  const detail = useQuery({
    queryKey: ['consumer', group],
    queryFn: () => api.consumer(group),
    refetchInterval: 5_000,
  });
  const search = { consumer: group };
  return (
    <>
      <PageHeader
        title={group}
        lead={
          <Group gap="md">
            <Anchor inherit renderRoot={(props) => <Link to="/failures" search={search} {...props} />}>
              {t('consumers.failures')}
            </Anchor>
            <Anchor inherit renderRoot={(props) => <Link to="/operations" search={search} {...props} />}>
              {t('consumers.operations')}
            </Anchor>
          </Group>
        }
      />
      <Answer query={detail}>
        {({ consumer, partitions }) => (
          <Stack>
            <ConsumerFigures consumer={consumer} />
            <Panel title={t('consumers.partitions')} bare>
              {partitions.length === 0 ? (
                <EmptyState icon="consumers" title={t('consumers.noPartitions')} />
              ) : (
                <PartitionsTable partitions={partitions} />
              )}
            </Panel>
          </Stack>
        )}
      </Answer>
    </>
  );
}
