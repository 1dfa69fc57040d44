import type { Item } from '../../canonical/line.js';
import { firstOf } from '../../canonical/first-of.js';
import { itemIds, nameKinds } from './codes.js';
import type { MessageGroup } from '../message-group.js';
import { standardIdOf, type ItemId } from '../../canonical/standard-id.js';

export function itemOf(line: MessageGroup): Item {
  const ids = idsOf(line);
  return {
    sellersId: firstOf(ids, itemIds.sellers, ({ kind }) => kind)?.id ?? null,
    buyersId: firstOf(ids, itemIds.buyers, ({ kind }) => kind)?.id ?? null,
    standardId: standardIdOf(ids, itemIds),
    name: nameOf(line),
  };
}

/** LIN has one in its third element, PIA up to five from its second on. */
function idsOf(line: MessageGroup): ItemId[] {
  const places = [
    { segment: line.trigger, elements: [3] },
    ...line.all('PIA').map((segment) => ({ segment, elements: [2, 3, 4, 5, 6] })),
  ];
  return places.flatMap(({ segment, elements }) =>
    elements.flatMap((element) => {
      const id = segment.at(element);
      return id === null ? [] : [{ id, kind: segment.at(element, 2) }];
    }),
  );
}

function nameOf(line: MessageGroup): string | null {
  const described = firstOf(line.all('IMD'), nameKinds, (segment) => segment.at(1));
  const parts = [described?.at(3, 4), described?.at(3, 5)].filter(
    (part) => part !== null && part !== undefined,
  );
  return parts.join(' ') || null;
}
