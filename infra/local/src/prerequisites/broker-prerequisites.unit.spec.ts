import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForBroker } from './broker-prerequisites.js';
import { checkPrerequisites } from './check-prerequisites.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

describe('the prerequisites of the embedded broker', () => {
  it('are named one line each when the PATH has neither Java nor Maven', () => {
    const lines = missingForBroker(false, { PATH: folder });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^Java 17 or newer is needed .* no java was found .* install a JDK .* KAFKA_BROKERS/,
    );
    expect(lines[1]).toMatch(/^Maven is needed .* no mvn was found .* install it .* KAFKA_BROKERS/);
    expect(lines.join('')).not.toContain('\n');
  });

  it('do not include Maven once the jars are there', () => {
    expect(missingForBroker(true, { PATH: folder })).toHaveLength(1);
  });

  it('name the version of a Java that is too old', () => {
    program('java', `echo 'openjdk version "11.0.2" 2019-01-15' >&2`);
    program('mvn', 'exit 0');
    const lines = missingForBroker(false, { PATH: folder });
    expect(lines).toEqual([expect.stringContaining(`${join(folder, 'java')} is version 11`)]);
  });

  it('are met by Java 17 and Maven', () => {
    program('java', `echo 'openjdk version "17.0.15" 2025-04-15' >&2`);
    program('mvn', 'exit 0');
    expect(missingForBroker(false, { PATH: folder })).toEqual([]);
  });

  it('are an error with a code of its own', () => {
    const lines = ['install this', 'install that'];
    expect(() => checkPrerequisites([null, ...lines])).toThrow(
      expect.objectContaining({ code: 'PREREQUISITE_MISSING', message: 'install this\ninstall that' }),
    );
    expect(() => checkPrerequisites([null])).not.toThrow();
  });
});
