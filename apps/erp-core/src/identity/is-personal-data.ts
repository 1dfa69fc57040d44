import { isTckn } from '@kervan/contracts';
import { isIban } from './iban.js';

/** International with its prefix, or of Turkey: `+905321717171`, `05321717171`, `5321717171`. */
const PHONE = /^(\+\d{8,15}|00[1-9]\d{9,13}|(0|90)[2-5]\d{9}|5\d{9})$/;

const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/;

/** Whether a text is a TCKN, an IBAN or a phone number, however it is divided, or says an e-mail address. */
export function isPersonalData(text: string): boolean {
  const plain = text.replace(/[\s().-]/g, '').toUpperCase();
  return isTckn(plain) || isIban(plain) || PHONE.test(plain) || EMAIL.test(text);
}
