import type { Consumer } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Duration } from '../../parts/duration.js';
import { Tag } from '../../parts/tag.js';

type Pace = Pick<Consumer, 'records' | 'etaSeconds'>;

/** When a consumer has caught up, at its pace. */
export function Eta({ records, etaSeconds }: Pace) {
  const { t } = useTranslation();
  if (records === 0) return <Tag tone="ok">{t('consumers.caughtUp')}</Tag>;
  if (etaSeconds === null) return <Tag tone="attention">{t('consumers.never')}</Tag>;
  return <Duration ms={etaSeconds * 1000} />;
}
