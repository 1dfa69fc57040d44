import { useTranslation } from 'react-i18next';
import type { IconName } from '../../parts/icon.js';
import { Tag } from '../../parts/tag.js';
import type { Tone } from '../../parts/tone.js';
import type { LiveState } from './follow-live.js';

type Shown = LiveState | 'paused';

const looks: Readonly<Record<Shown, { readonly tone: Tone; readonly icon: IconName }>> = {
  connecting: { tone: 'waiting', icon: 'clock' },
  open: { tone: 'ok', icon: 'live' },
  interrupted: { tone: 'attention', icon: 'failures' },
  paused: { tone: 'quiet', icon: 'pause' },
};

/** Whether what is shown is what happens now. */
export function LiveStateTag({ state }: { readonly state: Shown }) {
  const { t } = useTranslation();
  return (
    <span role="status">
      <Tag {...looks[state]}>{t(`live.state.${state}`)}</Tag>
    </span>
  );
}
