import { Box, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { usePages } from '../../console/use-pages.js';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { MoreButton } from '../../parts/more-button.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { AuditFilters } from './audit-filters.js';
import { AuditTable } from './audit-table.js';
import { AuditVerdictPanel } from './audit-verdict.js';

const route = getRouteApi('/audit');

/** Who did what and why, and the proof that nobody changed the trail since. */
export function AuditPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const search = route.useSearch();
  const entries = usePages({
    queryKey: ['audit', search],
    page: (after) => api.audit({ ...search, ...(after && { after }) }),
    every: 10_000,
  });
  const verifying = useMutation({ mutationFn: () => api.verifyAudit() });
  return (
    <>
      <PageHeader
        title={t('shell.page.audit')}
        lead={t('audit.lead')}
        actions={
          <Button size="sm" loading={verifying.isPending} onClick={() => verifying.mutate()}>
            {t('audit.verify')}
          </Button>
        }
      />
      {verifying.error && (
        <Box mb="md">
          <ProblemAlert error={verifying.error} />
        </Box>
      )}
      {verifying.data && (
        <Box mb="md">
          <AuditVerdictPanel verdict={verifying.data} />
        </Box>
      )}
      <AuditFilters />
      <Panel bare>
        <Answer query={entries}>
          {() =>
            entries.items.length === 0 ? (
              <EmptyState icon="audit" title={t('audit.none')} />
            ) : (
              <AuditTable entries={entries.items} />
            )
          }
        </Answer>
        <MoreButton pages={entries} />
      </Panel>
    </>
  );
}
