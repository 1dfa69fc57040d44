import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatUtc } from '../../../parts/format-time.js';
import { Icon } from '../../../parts/icon.js';
import { shortType } from '../../../parts/short-type.js';
import { iconOfState } from '../../../parts/state-badge.js';
import { toneOfState } from '../../../parts/tone.js';
import type { PlacedMark } from './lanes-of.js';
import classes from './timeline.module.css';

interface MarkButtonProps {
  readonly mark: PlacedMark;
  readonly focused: boolean;
  readonly onFocus: (id: string | undefined) => void;
}

/** An event or a delivery; chosen, its event is looked at. */
export function MarkButton({ mark, focused, onFocus }: MarkButtonProps) {
  const { event, delivery, x, y, width } = mark;
  const label = useLabel(mark);
  return (
    <UnstyledButton
      className={delivery ? classes.delivery : classes.event}
      style={{
        left: x,
        top: y,
        ...(delivery && {
          width,
          color: `var(--${toneOfState[delivery.state]})`,
          background: `var(--${toneOfState[delivery.state]}-ground)`,
        }),
      }}
      aria-label={label}
      aria-pressed={focused}
      title={label}
      data-focused={focused || undefined}
      onClick={() => onFocus(focused ? undefined : event.id)}
    >
      {delivery ? (
        <>
          <Icon name={iconOfState[delivery.state]} size={12} strokeWidth={3} />
          {delivery.attempts > 1 && width > 40 && <span>×{delivery.attempts}</span>}
        </>
      ) : (
        <>
          <i />
          {shortType(event.type)}
        </>
      )}
    </UnstyledButton>
  );
}

function useLabel({ event, delivery }: PlacedMark): string {
  const { t } = useTranslation();
  const type = shortType(event.type);
  if (!delivery)
    return t('journey.markEvent', { type, service: event.service, time: formatUtc(event.occurredAt) });
  const { consumer, attempts } = delivery;
  const state = t(`parts.state.${delivery.state}`);
  return attempts > 1
    ? t('journey.markAttempts', { consumer, type, state, attempts })
    : t('journey.markDelivery', { consumer, type, state });
}
