import { topics } from '@kervan/contracts';
import { brokerOf } from '@kervan/service';
import type { Configuration, DatabasePasswords } from './configuration.js';
import { databaseOf, provisionService } from './databases/provision-service.js';

/**
 * Makes what services need to be there before they start: a database and roles for each, and every topic. What is
 * there already stays; passwords become the given ones.
 *
 * @param say told what is done
 * @throws KervanError DATABASE_UNAVAILABLE, DATABASE_REFUSED, TOPIC_MISMATCH, CONFIGURATION_INVALID
 */
export async function setUp(configuration: Configuration, say: (line: string) => void): Promise<void> {
  await setUpDatabases(configuration.DATABASE_ADMIN_URL, configuration.DATABASE_PASSWORDS, say);
  await setUpTopics(configuration, say);
}

async function setUpDatabases(
  adminUrl: string,
  { services, publisher, auditor }: DatabasePasswords,
  say: (line: string) => void,
): Promise<void> {
  for (const [service, password] of Object.entries(services)) {
    await provisionService(adminUrl, service, {
      password,
      publisherPassword: publisher,
      auditorPassword: auditor,
    });
    say(`database ${databaseOf(service)} is there`);
  }
}

async function setUpTopics(configuration: Configuration, say: (line: string) => void): Promise<void> {
  const broker = brokerOf('setup', configuration);
  try {
    await broker.ensureTopics(topics);
    say(`${topics.length} topics are there`);
  } finally {
    await broker.close();
  }
}
