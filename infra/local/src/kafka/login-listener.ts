import type { BrokerSettings } from './broker-settings.js';

/** A second listener of the broker, encrypted, at which clients log in by SCRAM-SHA-512. */
export interface LoginListener {
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** PKCS 12 file with the broker's key, and its password. */
  readonly keyStore: string;
  readonly keyStorePassword: string;
}

export function withLogin(
  settings: BrokerSettings,
  { port, keyStore, keyStorePassword }: LoginListener,
): Readonly<Record<string, string>> {
  const address = `LOGIN://127.0.0.1:${String(port)}`;
  return {
    ...settings,
    listeners: `${settings.listeners},${address}`,
    'advertised.listeners': `${settings['advertised.listeners']},${address}`,
    'listener.security.protocol.map': `${settings['listener.security.protocol.map']},LOGIN:SASL_SSL`,
    'listener.name.login.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'listener.name.login.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'ssl.keystore.type': 'PKCS12',
    'ssl.keystore.location': keyStore,
    'ssl.keystore.password': keyStorePassword,
  };
}

/** What the data folder is formatted with, so that the user is there before the broker is. */
export function userOf({ username, password }: LoginListener): string[] {
  return ['--add-scram', `SCRAM-SHA-512=[name=${username},password=${password}]`];
}
