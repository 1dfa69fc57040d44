import type { Group } from '../../command/command.js';
import { releaseGap } from './release-gap.js';
import { trySource } from './try-source.js';

export const source: Group = {
  name: 'source',
  summary: 'legacy systems that send files',
  commands: [trySource, releaseGap],
};
