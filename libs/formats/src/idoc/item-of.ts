import type { Item } from '../canonical/line.js';
import { standardIdOf, type ItemId } from '../canonical/standard-id.js';
import type { XmlElement } from '../xml/xml-element.js';
import { itemIds } from './codes.js';
import { qualified } from './qualified.js';

export function itemOf(line: XmlElement): Item {
  const told = (qualifiers: readonly string[]) => {
    const segment = qualified(line, 'E1EDP19', 'QUALF', qualifiers);
    return segment ? idOf(segment) : null;
  };
  const ids = line.all('E1EDP19').flatMap((segment): ItemId[] => {
    const [id, kind] = [idOf(segment), segment.textAt('QUALF')];
    return id === null || kind === null ? [] : [{ id, kind }];
  });
  const named = [...itemIds.sellers, ...itemIds.buyers, ...itemIds.gtin];
  return {
    sellersId: told(itemIds.sellers),
    buyersId: told(itemIds.buyers),
    standardId: standardIdOf(ids, { gtin: itemIds.gtin, others: [] }),
    name: qualified(line, 'E1EDP19', 'QUALF', named)?.textAt('KTEXT') ?? null,
  };
}

function idOf(segment: XmlElement): string | null {
  return segment.textAt('IDTNR') ?? segment.textAt('IDTNR_LONG');
}
