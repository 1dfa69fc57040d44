import { placesOf } from '../fixed-width/places.js';
import type { TextCharset } from '../text/charset.js';
import { limits } from '../text/limits.js';
import type { Line } from '../text/line-cutter.js';
import type { Finding } from '../text/row.js';
import { XmlElement } from '../xml/xml-element.js';
import { controlPlaces, dataPlaces } from './data-record.js';
import type { SegmentLayout } from './segment-layout.js';

const none: ReadonlyMap<string, string> = new Map();

/**
 * One IDoc while its records come, as the tree that its XML would be: segments stand under their parents (PSGNUM), fields
 * under their segments. SAP numbers the segments: none may be missing.
 */
export class FlatIdoc {
  readonly root: XmlElement;
  readonly findings: Finding[] = [];
  size = 0;
  readonly hint: string;
  readonly #client: string;
  readonly #document: string;
  readonly #segments = new Map<number, XmlElement>();

  constructor(
    control: Line,
    private readonly charset: TextCharset,
    private readonly layoutOf: (segment: string) => SegmentLayout | undefined,
  ) {
    const { bytes, offset } = control;
    this.hint = `line ${control.number}`;
    this.size = control.size;
    this.root = new XmlElement('IDOC', none, offset, null);
    this.#client = part(bytes, controlPlaces.client);
    this.#document = part(bytes, controlPlaces.document);
    const head = new XmlElement('EDI_DC40', none, offset, this.root);
    const type = part(bytes, controlPlaces.type).trim();
    new XmlElement('MESTYP', none, offset, head).append(type);
  }

  add(line: Line): void {
    this.size += line.size;
    const { bytes } = line;
    if (this.size > limits.idoc) {
      this.#find(line, 'FORMAT_ERROR', `the document has more than ${limits.idoc} bytes`);
      return;
    }
    if (
      part(bytes, dataPlaces.client) !== this.#client ||
      part(bytes, dataPlaces.document) !== this.#document
    ) {
      this.#find(line, 'FORMAT_ERROR', 'the segment is of another document than the control record');
      return;
    }
    const number = part(bytes, dataPlaces.number);
    const expected = this.#segments.size + 1;
    if (!/^\d{6}$/.test(number) || Number(number) !== expected) {
      const said = /^\d{6}$/.test(number) ? Number(number) : 'something else';
      this.#find(line, 'COUNT_MISMATCH', `segment ${expected} is expected and said to be ${said}`);
      return;
    }
    const above = Number(part(bytes, dataPlaces.parent));
    const parent = above === 0 ? this.root : this.#segments.get(above);
    if (parent) this.#segments.set(expected, this.#segment(line, parent));
    else this.#find(line, 'FORMAT_ERROR', 'the segment is under one that is not there');
  }

  #segment(line: Line, parent: XmlElement): XmlElement {
    const places = placesOf(line, this.charset, 'characters');
    const layout = this.layoutOf(part(line.bytes, dataPlaces.segment).trim());
    const segment = new XmlElement(layout?.name ?? '?', none, line.offset, parent);
    if (places.kind === 'broken') {
      this.#find(line, 'ENCODING_ERROR', `is no ${this.charset}`, places.index);
      return segment;
    }
    for (const { name, at, length } of layout?.fields ?? []) {
      const text = places.at(at, length)?.trim() ?? '';
      if (text !== '') new XmlElement(name, none, line.offset + at - 1, segment).append(text);
    }
    return segment;
  }

  /** After the first finding the numbers of the segments say nothing more. */
  #find(line: Line, code: Finding['code'], detail: string, index = 0): void {
    if (this.findings.length > 0) return;
    this.findings.push({ code, detail, offset: line.offset + index, hint: `line ${line.number}` });
  }
}

function part(bytes: string, [at, length]: readonly [number, number]): string {
  return bytes.slice(at - 1, at - 1 + length);
}
