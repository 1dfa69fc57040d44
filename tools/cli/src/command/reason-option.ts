import type { Option } from './command.js';

/** Of whatever changes something. */
export const reasonOption: Option = {
  flags: '--reason <text>',
  summary: 'why, for the audit',
  required: true,
};
