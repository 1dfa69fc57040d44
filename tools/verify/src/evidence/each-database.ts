import { type DatabaseService, databaseServices } from './services.js';

/** One thing per database, made one after the other: they share roles and a connection limit. */
export async function eachDatabase<Made>(
  make: (service: DatabaseService) => Promise<Made> | Made,
): Promise<Readonly<Record<DatabaseService, Made>>> {
  const made: Partial<Record<DatabaseService, Made>> = {};
  for (const service of databaseServices) made[service] = await make(service);
  return complete(made);
}

function complete<Made>(made: Partial<Record<DatabaseService, Made>>): Record<DatabaseService, Made> {
  if (isComplete(made)) return made;
  throw new TypeError('a database is missing');
}

function isComplete<Made>(
  made: Partial<Record<DatabaseService, Made>>,
): made is Record<DatabaseService, Made> {
  return databaseServices.every((service) => service in made);
}
