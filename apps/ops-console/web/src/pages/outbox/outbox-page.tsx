import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../../console/use-console.js';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { OutboxTable } from './outbox-table.js';

/** What is committed and not yet on the broker. */
export function OutboxPage() {
  const { t } = useTranslation();
  const api = useConsole();
  const outboxes = useQuery({ queryKey: ['outbox'], queryFn: api.outboxes, refetchInterval: 5_000 });
  return (
    <>
      <PageHeader title={t('shell.page.outbox')} lead={t('outbox.lead')} />
      <Panel bare>
        <Answer query={outboxes}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState icon="outbox" title={t('outbox.none')}>
                {t('outbox.noneText')}
              </EmptyState>
            ) : (
              <OutboxTable outboxes={all} />
            )
          }
        </Answer>
      </Panel>
    </>
  );
}
