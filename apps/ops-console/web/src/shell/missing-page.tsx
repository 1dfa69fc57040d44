import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../parts/empty-state.js';
import { PageHeader } from '../parts/page-header.js';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('shell.missing')} />
      <EmptyState title={t('shell.missingText')}>
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('shell.home')}
        </Button>
      </EmptyState>
    </>
  );
}
