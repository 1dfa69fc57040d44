import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.js';

export function LivePage() {
  const { t } = useTranslation();
  return <PageHeader title={t('shell.page.live')} />;
}
