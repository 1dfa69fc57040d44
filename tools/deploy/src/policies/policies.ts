import { appsAreObserved } from './apps-are-observed.js';
import { appsAreSpread } from './apps-are-spread.js';
import { consumersFitTheirTopics } from './consumers-fit-their-topics.js';
import { databasesAreSeparate } from './databases-are-separate.js';
import { disruptionsAreBounded } from './disruptions-are-bounded.js';
import { imagesAreFixed } from './images-are-fixed.js';
import { kafkaIsGuarded } from './kafka-is-guarded.js';
import { networkIsClosed } from './network-is-closed.js';
import { podsAreProbed } from './pods-are-probed.js';
import { podsAreRestricted } from './pods-are-restricted.js';
import type { Policy } from './policy.js';
import { referencesExist } from './references-exist.js';
import { resourcesAreLimited } from './resources-are-limited.js';
import { scalingIsOwned } from './scaling-is-owned.js';
import { secretsAreFiles } from './secrets-are-files.js';
import { selectorsMatch } from './selectors-match.js';

/** All of them. */
export const policies: readonly Policy[] = [
  imagesAreFixed,
  secretsAreFiles,
  podsAreProbed,
  resourcesAreLimited,
  podsAreRestricted,
  disruptionsAreBounded,
  networkIsClosed,
  scalingIsOwned,
  consumersFitTheirTopics,
  selectorsMatch,
  referencesExist,
  appsAreSpread,
  appsAreObserved,
  kafkaIsGuarded,
  databasesAreSeparate,
];
