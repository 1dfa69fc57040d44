import { DOT, type Lane, type PlacedMark } from './lanes-of.js';
import classes from './timeline.module.css';

interface LinksProps {
  readonly lanes: readonly Lane[];
  readonly focus: string | undefined;
  readonly width: number;
  readonly height: number;
}

/** More lines than this say nothing: only those of the event that is looked at are drawn. */
const READABLE = 120;

const middle = ({ x, y }: PlacedMark) => ({ x: x + DOT / 2, y: y + DOT / 2 });

function pathBetween(from: PlacedMark, to: PlacedMark): string {
  const start = middle(from);
  const end = middle(to);
  const bend = Math.max(12, Math.abs(end.x - start.x) / 2);
  return `M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
}

/** From each event to what became of it, and on to the events that this caused. */
export function Links({ lanes, focus, width, height }: LinksProps) {
  const marks = lanes.flatMap((lane) => lane.marks);
  const written = new Map(marks.filter(({ delivery }) => !delivery).map((mark) => [mark.event.id, mark]));
  const lines = marks.flatMap((mark) => {
    const start = mark.delivery ? written.get(mark.event.id) : written.get(mark.event.causationId ?? '');
    if (!start) return [];
    const chosen = mark.event.id === focus;
    return [{ id: mark.id, path: pathBetween(start, mark), chosen }];
  });
  const shown = lines.length <= READABLE ? lines : lines.filter(({ chosen }) => chosen);
  return (
    <svg className={classes.links} width={width} height={height} aria-hidden>
      {shown.map(({ id, path, chosen }) => (
        <path key={id} d={path} data-chosen={chosen || undefined} />
      ))}
    </svg>
  );
}
