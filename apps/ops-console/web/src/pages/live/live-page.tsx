import { Box, Button, Group, Text } from '@mantine/core';
import { useToggle } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.js';
import { FilterInput } from '../../parts/filter-input.js';
import { formatCount } from '../../parts/format-count.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { LiveStateTag } from './live-state.js';
import { LiveTable } from './live-table.js';
import { useLive } from './use-live.js';

const route = getRouteApi('/live');

/** What happens now, of all services. */
export function LivePage() {
  const { t } = useTranslation();
  const { filter } = route.useSearch();
  const navigate = route.useNavigate();
  const [paused, togglePaused] = useToggle();
  const { rows, skipped, state, error, clear } = useLive({ filter, paused });
  return (
    <>
      <PageHeader
        title={t('shell.page.live')}
        lead={t('live.lead')}
        actions={
          <>
            <LiveStateTag state={paused ? 'paused' : state} />
            <Button size="xs" variant="default" onClick={() => togglePaused()}>
              {t(paused ? 'live.resume' : 'live.pause')}
            </Button>
            <Button size="xs" variant="default" disabled={rows.length === 0} onClick={clear}>
              {t('live.clear')}
            </Button>
          </>
        }
      />
      <Group align="flex-end" mb="md">
        <FilterInput
          label={t('live.filter')}
          placeholder={t('live.filterHint')}
          value={filter}
          onChange={(text) => void navigate({ to: '.', search: { filter: text }, replace: true })}
        />
        {skipped > 0 && (
          <Text size="sm" c="var(--warning)">
            {t('live.skipped', { count: skipped, skipped: formatCount(skipped) })}
          </Text>
        )}
      </Group>
      {error && (
        <Box mb="md">
          <ProblemAlert error={error} />
        </Box>
      )}
      <Panel bare>
        {rows.length === 0 ? (
          <EmptyState icon="live" title={t('live.none')}>
            {t('live.noneText')}
          </EmptyState>
        ) : (
          <LiveTable rows={rows} />
        )}
      </Panel>
    </>
  );
}
