import { isoScheme, partyInOrder } from '../canonical/in-order.js';
import type { Party } from '../canonical/party.js';
import type { XmlElement } from '../xml/xml-element.js';

const schemes: ReadonlyMap<string, string> = new Map([['DUNS', isoScheme.duns]]);

/** Who a message is from or to, by its credentials; shared secrets beside of them are not looked at. */
export function partyOf(message: XmlElement, side: 'From' | 'To'): Party {
  const ids = message.all('Header', side, 'Credential').flatMap((credential) => {
    const [domain, id] = [credential.attribute('domain'), credential.textAt('Identity')];
    return id === null ? [] : [{ scheme: domain && (schemes.get(domain.toUpperCase()) ?? domain), id }];
  });
  return partyInOrder({ taxId: null, ids, country: null });
}
