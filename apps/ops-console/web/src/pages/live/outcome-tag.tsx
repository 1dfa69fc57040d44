import type { LiveItem } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';

/** Outcomes of receipts (`ops.TeslimatKaydedildi`); one that came later is shown as it is called. */
const tones: Readonly<Record<string, Tone>> = {
  handled: 'ok',
  duplicate: 'quiet',
  skipped: 'quiet',
  skipped_late: 'quiet',
  parked: 'warning',
  gap: 'warning',
  dead: 'attention',
  fork: 'attention',
};

/** What a line of the live page tells. */
export function OutcomeTag({ outcome }: Pick<LiveItem, 'outcome'>) {
  const { t } = useTranslation();
  if (outcome === null) return <Tag tone="waiting">{t('live.onBroker')}</Tag>;
  return <Tag tone={tones[outcome] ?? 'quiet'}>{outcome}</Tag>;
}
