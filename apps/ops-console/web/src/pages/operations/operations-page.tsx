import { Group, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { usePages } from '../../console/use-pages.js';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { MoreButton } from '../../parts/more-button.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ConsumerSelect } from '../consumers/consumer-select.js';
import { OperationsTable } from './operations-table.js';
import { ReplaysPanel } from './replays/replays-panel.js';

const route = getRouteApi('/operations');

/** What was asked to be done with parked keys. */
export function OperationsPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const operations = usePages({
    queryKey: ['operations', search],
    page: (after) => api.operations({ ...search, ...(after && { after }) }),
    every: 3_000,
  });
  return (
    <>
      <PageHeader title={t('shell.page.operations')} lead={t('operations.lead')} />
      <Group mb="md">
        <ConsumerSelect
          value={search.consumer}
          onChange={(consumer) => void navigate({ to: '.', search: { consumer }, replace: true })}
        />
      </Group>
      <Stack>
        <Panel bare>
          <Answer query={operations}>
            {() =>
              operations.items.length === 0 ? (
                <EmptyState icon="operations" title={t('operations.none')}>
                  {t('operations.noneText')}
                </EmptyState>
              ) : (
                <OperationsTable operations={operations.items} />
              )
            }
          </Answer>
          <MoreButton pages={operations} />
        </Panel>
        <ReplaysPanel />
      </Stack>
    </>
  );
}
