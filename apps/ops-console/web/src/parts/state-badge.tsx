import type { DeliveryState } from '@kervan/console-api';
import { useTranslation } from 'react-i18next';
import type { IconName } from './icon.js';
import { Tag } from './tag.js';
import { toneOfState } from './tone.js';

export const iconOfState: Readonly<Record<DeliveryState, IconName>> = {
  handled: 'check',
  skipped: 'minus',
  parked: 'pause',
  dead: 'cross',
  waiting: 'clock',
  unknown: 'question',
};

/** What became of an event at a consumer. */
export function StateBadge({ state, title }: { readonly state: DeliveryState; readonly title?: string }) {
  const { t } = useTranslation();
  return (
    <Tag tone={toneOfState[state]} icon={iconOfState[state]} {...(title && { title })}>
      {t(`parts.state.${state}`)}
    </Tag>
  );
}
