import { firstOf } from '../canonical/first-of.js';
import type { Segment } from './segment.js';

/** Segments and groups of a message, as data; groups begin with their trigger. */
export interface GroupRule {
  readonly trigger: string;
  /** Tags of its further segments. */
  readonly segments: readonly string[];
  readonly groups: readonly GroupRule[];
  /** Nothing after it belongs to a group before it. */
  readonly last: boolean;
}

export function group(
  trigger: string,
  segments: string,
  groups: readonly GroupRule[] = [],
  last = false,
): GroupRule {
  return { trigger, segments: segments.split(' '), groups, last };
}

/** A group as it was read. */
export class MessageGroup {
  readonly segments: Segment[] = [];
  readonly groups: MessageGroup[] = [];

  constructor(readonly trigger: Segment) {}

  /** Groups in it that begin with this tag, at any depth. */
  deep(tag: string): MessageGroup[] {
    return this.groups.flatMap((inner) => [
      ...(inner.trigger.tag === tag ? [inner] : []),
      ...inner.deep(tag),
    ]);
  }

  of(tag: string): MessageGroup[] {
    return this.groups.filter(({ trigger }) => trigger.tag === tag);
  }

  all(tag: string): Segment[] {
    return this.segments.filter((segment) => segment.tag === tag);
  }

  /** The segment of the tag with the first of these qualifiers that there is one of. */
  qualified(tag: string, qualifiers: readonly string[]): Segment | undefined {
    return firstOf(this.all(tag), qualifiers, (segment) => segment.at(1));
  }
}

/**
 * Puts segments into the groups of their message. A segment goes to the innermost open group that may have it; one that
 * none may have stays where it is, and nobody asks for it.
 */
export function grouped(
  [first, ...segments]: readonly [Segment, ...Segment[]],
  rule: GroupRule,
): MessageGroup {
  const root = new MessageGroup(first);
  const open = [{ rule, group: root }];
  for (const segment of segments) {
    let depth = open.length - 1;
    while (depth > 0 && !open[depth]?.rule.last && !takes(open[depth]?.rule, segment.tag)) depth -= 1;
    const level = open[depth];
    const inner = level?.rule.groups.find(({ trigger }) => trigger === segment.tag);
    if (!level || !takes(level.rule, segment.tag)) open.at(-1)?.group.segments.push(segment);
    else if (!inner) {
      open.length = depth + 1;
      level.group.segments.push(segment);
    } else {
      open.length = depth + 1;
      const begun = new MessageGroup(segment);
      level.group.groups.push(begun);
      open.push({ rule: inner, group: begun });
    }
  }
  return root;
}

function takes(rule: GroupRule | undefined, tag: string): boolean {
  return (
    rule !== undefined && (rule.segments.includes(tag) || rule.groups.some(({ trigger }) => trigger === tag))
  );
}
