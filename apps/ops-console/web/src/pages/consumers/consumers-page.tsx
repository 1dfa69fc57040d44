import { useTranslation } from 'react-i18next';
import { Answer } from '../../parts/answer.js';
import { EmptyState } from '../../parts/empty-state.js';
import { PageHeader } from '../../parts/page-header.js';
import { Panel } from '../../parts/panel.js';
import { ConsumersTable } from './consumers-table.js';
import { useConsumers } from './use-consumers.js';

/** Who is behind, by how much, and until when. */
export function ConsumersPage() {
  const { t } = useTranslation();
  const consumers = useConsumers();
  return (
    <>
      <PageHeader title={t('shell.page.consumers')} lead={t('consumers.lead')} />
      <Panel bare>
        <Answer query={consumers}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState icon="consumers" title={t('consumers.none')}>
                {t('consumers.noneText')}
              </EmptyState>
            ) : (
              <ConsumersTable consumers={all} />
            )
          }
        </Answer>
      </Panel>
    </>
  );
}
