import type { Replay } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../parts/tag.js';
import type { Tone } from '../../../parts/tone.js';

const tones: Readonly<Record<Replay['state'], Tone>> = {
  PENDING: 'waiting',
  RUNNING: 'waiting',
  READY: 'warning',
  KEPT: 'quiet',
  SWAPPED: 'ok',
  FAILED: 'attention',
  CANCELLED: 'quiet',
};

export function ReplayStateTag({ state }: Pick<Replay, 'state'>) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{t(`operations.replayStates.${state}`)}</Tag>;
}

/** Whether the tables that were read again are equal to those in use. */
export function ComparisonTag({ equal }: Pick<Replay, 'equal'>) {
  const { t } = useTranslation();
  if (equal === null) return <Tag tone="quiet">{t('operations.notCompared')}</Tag>;
  return equal ? (
    <Tag tone="ok" icon="check">
      {t('operations.equal')}
    </Tag>
  ) : (
    <Tag tone="attention" icon="cross">
      {t('operations.differs')}
    </Tag>
  );
}
