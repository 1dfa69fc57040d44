import { catalogue, topics } from '@kervan/contracts';
import { describe, expect, it } from '@jest/globals';
import type { IKafkaUser } from '@kubernetes-models/strimzi-kafka-operator/kafka.strimzi.io/v1';
import { operatorsConsole, publisher, services } from '../company/services.js';
import { subscriptionsOf } from '../company/subscriptions.js';
import { writers } from '../company/writers.js';
import { consoleUser } from './console-user.js';
import { publisherUser } from './publisher-user.js';
import { serviceUser } from './service-user.js';

const topicsFor = ({ spec }: IKafkaUser, operation: 'Read' | 'Write') =>
  (spec.authorization?.acls ?? [])
    .filter(({ resource, operations }) => resource.type === 'topic' && operations.includes(operation))
    .map(({ resource: { name, patternType } }) => `${patternType ?? ''} ${name ?? ''}`);

const others = services.filter((service) => service !== publisher && service !== operatorsConsole);

describe('who may do what on the brokers', () => {
  it.each(others.map((service) => [service.name, service] as const))(
    'lets %s read what its handlers subscribe to, and write nothing',
    (_name, service) => {
      const user = serviceUser(service);
      const read = topicsFor(user, 'Read');

      expect(read).toEqual(
        expect.arrayContaining(subscriptionsOf(service).map((topic) => `literal ${topic}`)),
      );
      expect(read.every((topic) => topic.startsWith('literal '))).toBe(true);
      expect(topicsFor(user, 'Write')).toEqual([]);
    },
  );

  it('lets the publisher write every topic of the catalogue', () => {
    const written = topicsFor(publisherUser(), 'Write');

    expect(written).toEqual(expect.arrayContaining(catalogue.map(({ topic }) => `literal ${topic}`)));
  });

  it('lets the console read every topic of the catalogue in its own group, and write nothing', () => {
    const user = consoleUser();
    const groups = (user.spec.authorization?.acls ?? []).filter(({ resource }) => resource.type === 'group');

    expect(topicsFor(user, 'Read')).toEqual(topics.map(({ name }) => `literal ${name}`).sort());
    expect(topicsFor(user, 'Write')).toEqual([]);
    expect(groups.map(({ resource }) => resource.name)).toEqual(['ops-console', 'kervan-scan-']);
  });

  it('lets nobody but its writer, its readers, publisher and console read what not everybody may', () => {
    for (const { topic, readers } of catalogue.filter((contract) => contract.readers)) {
      const reading = others.filter((service) =>
        topicsFor(serviceUser(service), 'Read').includes(`literal ${topic}`),
      );
      const allowed = new Set([writers[topic], ...(readers ?? [])]);

      expect(reading.map(({ name }) => name).sort()).toEqual([...allowed].sort());
    }
  });
});
