import type { Separators } from './separators.js';

/** One segment; its elements are numbered from 1, their components from 1, as the standards number them. */
export class Segment {
  constructor(
    readonly tag: string,
    private readonly elements: readonly (readonly string[])[],
    /** Byte of the file at which it begins. */
    readonly offset: number,
    /** Number of the segment in its message, 1 the first; 0 outside of messages. */
    readonly position: number,
  ) {}

  /** A component without blanks around it; null: it is not there, or empty. */
  at(element: number, component = 1): string | null {
    const value = this.elements[element]?.[component - 1]?.trim() ?? '';
    return value === '' ? null : value;
  }

  /** What of an element is there. */
  components(element: number): readonly string[] {
    return this.elements[element] ?? [];
  }

  /** The same as the first segment of a message. */
  asFirst(): Segment {
    return new Segment(this.tag, this.elements, this.offset, 1);
  }

  /** How many elements it has after its tag. */
  get size(): number {
    return this.elements.length - 1;
  }
}

/** Elements of a segment and the components of each, release characters taken out. */
export function split(text: string, { element, component, release }: Separators): string[][] {
  if (release !== null && text.includes(release)) return splitReleased(text, element, component, release);
  const elements: string[][] = [];
  const [elementCode, componentCode] = [element.charCodeAt(0), component.charCodeAt(0)];
  let components: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== elementCode && code !== componentCode) continue;
    components.push(text.slice(from, at));
    from = at + 1;
    if (code === elementCode) {
      elements.push(components);
      components = [];
    }
  }
  components.push(text.slice(from));
  elements.push(components);
  return elements;
}

function splitReleased(text: string, element: string, component: string, release: string): string[][] {
  const elements: string[][] = [];
  let components: string[] = [];
  let value = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === release) {
      at += 1;
      value += text.charAt(at);
    } else if (character === component || character === element) {
      components.push(value);
      value = '';
      if (character === element) {
        elements.push(components);
        components = [];
      }
    } else value += character;
  }
  return [...elements, [...components, value]];
}
