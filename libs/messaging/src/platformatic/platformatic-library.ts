import type { ClientLibrary } from '../client-library.js';
import type { ClientOptions } from '../client-options.js';
import { FetchingMembership } from '../consuming/fetching-membership.js';
import { PlatformaticAdmin } from './platformatic-admin.js';
import { PlatformaticMember } from './platformatic-member.js';
import { platformaticProducerClient } from './platformatic-producer.js';
import { scanWithPlatformatic } from './platformatic-scan.js';
import { platformaticCluster } from './platformatic-topics.js';

/** @platformatic/kafka 2: maintained and pure JavaScript, young; needs Node 22.22 or 24.6. */
export function platformaticLibrary(options: ClientOptions): ClientLibrary {
  const admin = new PlatformaticAdmin(options);
  return {
    cluster: platformaticCluster(admin),
    producers: (name) =>
      platformaticProducerClient({ ...options, clientId: `${options.clientId}-${name}` }, admin),
    newMembership: (subscription) =>
      new FetchingMembership(new PlatformaticMember(options, subscription, admin), subscription),
    offsets: (topic) => admin.offsets(topic),
    scan: (topic, progress) => scanWithPlatformatic(options, topic, progress),
    close: () => admin.close(),
  };
}
