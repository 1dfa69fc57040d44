import type { FailureState } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';

const tones: Readonly<Record<FailureState, Tone>> = {
  new: 'attention',
  investigating: 'waiting',
  fixed: 'ok',
  muted: 'quiet',
};

/** What people make of a failure. */
export function FailureStateTag({ state }: { readonly state: FailureState }) {
  const { t } = useTranslation();
  return <Tag tone={tones[state]}>{t(`failures.states.${state}`)}</Tag>;
}
