import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { usePages } from '../../console/use-pages.js';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { formatCount } from '../../parts/format-count.js';
import { MoreButton } from '../../parts/more-button.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { FailuresFilters } from './failures-filters.js';
import { FailuresTable } from './failures-table.js';

const route = getRouteApi('/failures');

/** Everything that fails, by the way in which it does; a new one is seen within seconds. */
export function FailuresPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const search = route.useSearch();
  const groups = usePages({
    queryKey: ['failures', search],
    page: (after) => api.failures({ ...search, ...(after && { after }) }),
    every: 3_000,
  });
  const open = groups.items.reduce((sum, group) => sum + group.open, 0);
  return (
    <>
      <PageHeader
        title={t('shell.page.failures')}
        lead={groups.data && t('failures.lead', { count: groups.items.length, open: formatCount(open) })}
      />
      <FailuresFilters groups={groups.items} />
      <Panel bare>
        <Answer query={groups}>
          {() =>
            groups.items.length === 0 ? (
              <EmptyState icon="check" title={t('failures.none')}>
                {t('failures.noneText')}
              </EmptyState>
            ) : (
              <FailuresTable groups={groups.items} />
            )
          }
        </Answer>
        <MoreButton pages={groups} />
      </Panel>
    </>
  );
}
