import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.js';

export function ConsumerPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('shell.page.consumers')} />;
}
