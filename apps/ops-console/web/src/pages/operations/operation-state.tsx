import type { Operation } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';

const tones: Readonly<Record<Operation['state'], Tone>> = {
  AWAITING_APPROVAL: 'warning',
  RUNNING: 'waiting',
  PAUSED: 'warning',
  STOPPED: 'attention',
  CANCELLED: 'quiet',
  DONE: 'ok',
};

/** Where an operation stands, and whether it is only a trial. */
export function OperationStateTag({
  operation,
}: {
  readonly operation: Pick<Operation, 'state' | 'dryRun'>;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Tag tone={tones[operation.state]}>{t(`operations.states.${operation.state}`)}</Tag>{' '}
      {operation.dryRun && <Tag tone="quiet">{t('operations.dryRun')}</Tag>}
    </>
  );
}
