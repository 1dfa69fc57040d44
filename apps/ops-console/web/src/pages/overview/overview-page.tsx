import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.js';

export function OverviewPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('shell.page.overview')} />;
}
