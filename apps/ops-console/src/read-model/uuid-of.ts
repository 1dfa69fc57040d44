import { v5 } from 'uuid';

/** Namespace of the ids that foreign producers wrote in another form; never changes. */
const FOREIGN = '6f0f1c0e-5c0b-5d0c-9d5f-2f4f5d1a7e31';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The UUID under which an id is stored: itself, or UUIDv5 of any other text. */
export function uuidOf(id: string): string {
  return UUID.test(id) ? id.toLowerCase() : v5(id, FOREIGN);
}
