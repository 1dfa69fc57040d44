import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { faultsOf, KervanError } from '@kervan/contracts';
import { type DatabaseService, databaseServices } from '../evidence/services.js';
import { type DatabaseAddress, StackFile } from './stack-file.js';

/** Where a running system is. */
export interface Stack extends Pick<StackFile, 'brokers' | 'topicPrefix'> {
  /** URLs of the databases of the services that are in it. */
  readonly databases: Readonly<Partial<Record<DatabaseService, string>>>;
  /** Of a superuser; null where none is given. */
  readonly adminUrl: string | null;
  /** Null where none is given. */
  readonly console: { readonly url: string; readonly token: string } | null;
}

/** @throws KervanError CONFIGURATION_INVALID naming every fault of the file and of the files that it names. */
export async function readStack(path: string): Promise<Stack> {
  const { services, admin, console, brokers, topicPrefix } = await parsed(path);
  const faults: string[] = [];
  const textOf = async (
    name: string,
    named: string,
    wanted: RegExp,
    what: string,
  ): Promise<string | null> => {
    const file = resolve(dirname(path), named);
    const text = await readFile(file, 'utf8').catch(() => null);
    const content = text?.trim() ?? '';
    if (wanted.test(content)) return content;
    faults.push(`${name}: ${text === null ? `${file} cannot be read` : `${file} holds no ${what}`}`);
    return null;
  };
  const urlOf = async (name: string, address: DatabaseAddress): Promise<string | null> =>
    'url' in address ? address.url : textOf(name, address.urlFile, /^postgres(ql)?:\/\//, 'postgres:// URL');
  const databases: Partial<Record<DatabaseService, string>> = {};
  for (const service of databaseServices) {
    const address = services[service];
    const url = address && (await urlOf(`services.${service}`, address));
    if (url) databases[service] = url;
  }
  const adminUrl = admin ? await urlOf('admin', admin) : null;
  const token = console ? await textOf('console', console.tokenFile, /^\S+$/, 'token') : null;
  if (faults.length > 0) throw new KervanError('CONFIGURATION_INVALID', `${path}: ${faults.join('; ')}`);
  const visited = console && token !== null ? { url: console.url, token } : null;
  return { brokers, topicPrefix, databases, adminUrl, console: visited };
}

async function parsed(path: string): Promise<StackFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new KervanError('CONFIGURATION_INVALID', `${path} cannot be read`, { cause });
  });
  const { data, error } = StackFile.safeParse(jsonOf(path, text));
  if (error) throw new KervanError('CONFIGURATION_INVALID', `${path}: ${faultsOf(error)}`);
  return data;
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KervanError('CONFIGURATION_INVALID', `${path} is no JSON`, { cause });
  }
}
