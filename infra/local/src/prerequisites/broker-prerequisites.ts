import { findProgram } from './find-program.js';
import { findJava, JAVA_MAJOR } from './java.js';

/**
 * What is missing to run the embedded Kafka broker, one line each; empty when nothing is.
 *
 * @param jarsPresent Maven is only needed until the broker's jars are in the cache.
 */
export function missingForBroker(jarsPresent: boolean, env: NodeJS.ProcessEnv = process.env): string[] {
  return [missingJava(env), jarsPresent ? null : missingMaven(env)].filter((line) => line !== null);
}

function missingJava(env: NodeJS.ProcessEnv): string | null {
  const java = findJava(env);
  if (java && java.major >= JAVA_MAJOR) return null;
  const found = java
    ? `${java.path} is version ${String(java.major)}`
    : 'no java was found in JAVA_HOME or on the PATH';
  return (
    `Java ${String(JAVA_MAJOR)} or newer is needed for the embedded Kafka broker, ${found}: install a JDK ` +
    `(apt install openjdk-17-jdk-headless, brew install openjdk@17), start Docker, or set KAFKA_BROKERS to a running broker`
  );
}

function missingMaven(env: NodeJS.ProcessEnv): string | null {
  if (findProgram('mvn', env) !== null) return null;
  return (
    'Maven is needed to fetch the embedded Kafka broker, no mvn was found on the PATH: install it ' +
    '(apt install maven, brew install maven), start Docker, or set KAFKA_BROKERS to a running broker'
  );
}
