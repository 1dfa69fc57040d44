import { useTranslation } from 'react-i18next';
import { formatCount } from '../../parts/format-count.js';
import type { PlacedNode } from './lay-out.js';
import classes from './map-graph.module.css';

interface MapNodeProps extends Pick<PlacedNode, 'name' | 'role'> {
  /** Of a topic in the last hour. */
  readonly events: number | undefined;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** A service or a topic; pressed, only its connections are shown. */
export function MapNode({ name, role, events, pressed, onPress }: MapNodeProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={`nodrag nopan ${classes.button} ${role === 'topic' ? classes.topic : classes.service}`}
      aria-pressed={pressed}
      title={pressed ? t('map.unfocus') : t('map.focus', { name })}
      onClick={onPress}
    >
      <span>{name}</span>
      {events !== undefined && (
        <span className={classes.events}>{t('map.eventsShort', { events: formatCount(events) })}</span>
      )}
    </button>
  );
}
