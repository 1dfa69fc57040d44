import type { Item } from '../canonical/line.js';
import { standardItemId } from '../xml/standard-item-id.js';
import type { XmlElement } from '../xml/xml-element.js';

export function itemOf(line: XmlElement): Item {
  const item = line.first('cac:Item');
  const standard = item?.first('cac:StandardItemIdentification', 'cbc:ID');
  return {
    sellersId: item?.textAt('cac:SellersItemIdentification', 'cbc:ID') ?? null,
    buyersId: item?.textAt('cac:BuyersItemIdentification', 'cbc:ID') ?? null,
    standardId: standardItemId(standard),
    name: item?.textAt('cbc:Name') ?? item?.textAt('cbc:Description') ?? null,
  };
}
