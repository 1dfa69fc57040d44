import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatUtc } from '../../../parts/format-time.js';
import type { ShownEvents } from '../shown-events.js';
import { IdleStretch } from './idle-stretch.js';
import { lanesOf } from './lanes-of.js';
import { Links } from './links.js';
import { MarkButton } from './mark-button.js';
import { marksOf } from './marks-of.js';
import { squeeze } from './squeeze.js';
import classes from './timeline.module.css';

const NARROWEST = 620;
/** Pixels that a moment needs for itself in a crowded picture. */
const PER_MOMENT = 16;
const EDGE = 28;

/** What happened when and where: one lane per service, long pauses squeezed. */
export function TimelineView({ events, focus, onFocus }: ShownEvents) {
  const { t } = useTranslation();
  const { ref, width: available } = useElementSize<HTMLDivElement>();
  const marks = useMemo(() => marksOf(events), [events]);
  const times = useMemo(() => marks.flatMap(({ from, to }) => [from, to]), [marks]);
  const axis = useMemo(() => squeeze(times), [times]);
  const width = Math.max(NARROWEST, available - EDGE, new Set(times).size * PER_MOMENT);
  const lanes = useMemo(() => lanesOf(marks, axis, width), [marks, axis, width]);
  const height = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const first = new Date(Math.min(...times)).toISOString();
  const last = new Date(Math.max(...times)).toISOString();
  return (
    <div className={classes.frame} role="region" aria-label={t('journey.view.timeline')} tabIndex={0}>
      <div className={classes.names} aria-hidden>
        {lanes.map(({ name, height: laneHeight }) => (
          <div key={name} className={classes.name} style={{ height: laneHeight }}>
            {name}
          </div>
        ))}
      </div>
      <div className={classes.measure} ref={ref}>
        <div className={classes.picture} style={{ width }}>
          <div className={classes.axis}>
            <span>{formatUtc(first, { millis: true })}</span>
            <span>{formatUtc(last, { millis: true })}</span>
          </div>
          <div className={classes.lanes} style={{ height }}>
            {lanes.map(({ name, top, height: laneHeight }) => (
              <div key={name} className={classes.lane} style={{ top, height: laneHeight }} />
            ))}
            {axis.idle.map((idle) => (
              <IdleStretch key={idle.from} idle={idle} width={width} />
            ))}
            <Links lanes={lanes} focus={focus} width={width} height={height} />
            {lanes.flatMap((lane) =>
              lane.marks.map((mark) => (
                <MarkButton key={mark.id} mark={mark} focused={mark.event.id === focus} onFocus={onFocus} />
              )),
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
