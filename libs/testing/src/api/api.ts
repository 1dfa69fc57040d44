import fc from 'fast-check';
import { call, type Answer, type Call } from '../scenario/call.js';
import { improper } from './improper.js';
import { operationOf, operationsOf, type Operation } from './operations.js';
import { randomRequest, type RandomRequest } from './random-request.js';
import { SeenValues } from './seen-values.js';

/** Where the operations of a service itself are; those under /ops are the same for all and have specs of their own. */
const OWN = '/api';

export interface ProbeOptions {
  /** Beginning of the addresses, default /api. */
  readonly under?: string;
  /** Makes the same requests again. */
  readonly seed?: number;
  /** Random requests per operation of the document. */
  readonly runs?: number;
}

/** The HTTP API of a running service: remembers what it was asked, and can be asked anything. */
export class Api {
  readonly #calls: { readonly method: string; readonly path: string; readonly status: number }[] = [];
  readonly #seen = new SeenValues();

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Method, path, body, headers. */
  async http(...request: Call): Promise<Answer> {
    const answer = await call(this.url, this.token, ...request);
    const [method, address, body] = request;
    const [path = address] = address.split('?');
    this.#calls.push({ method, path, status: answer.status });
    if (answer.status >= 200 && answer.status < 300) {
      this.#seen.note(body);
      this.#seen.note(answer.body);
    }
    return answer;
  }

  /** The operations of its OpenAPI document. */
  async operations(): Promise<Operation[]> {
    const { body } = await call(this.url, this.token, 'GET', '/docs/json');
    return operationsOf(body);
  }

  /** Names of the operations, default those under /api, that `http` never called with success until now. */
  async unexercised(under = OWN): Promise<string[]> {
    const operations = await this.#operationsUnder(under);
    const exercised = new Set(
      this.#calls
        .filter(({ status }) => status >= 200 && status < 300)
        .map(({ method, path }) => operationOf(operations, method, path)?.operation.name),
    );
    return operations.map(({ name }) => name).filter((name) => !exercised.has(name));
  }

  /**
   * Sends random requests to every operation of the document, by default under /api, fitting ones and others, some with values that `http` saw
   * before: call it last. No answer may be a failure of the service, and every error is problem details with a code of
   * the catalogue.
   *
   * @returns how many requests were sent, and how many of them succeeded.
   * @throws Error with seed, request and answer.
   */
  async probe({ under = OWN, seed = 20101201, runs = 40 }: ProbeOptions = {}): Promise<{
    sent: number;
    succeeded: number;
  }> {
    const operations = await this.#operationsUnder(under);
    this.#noteParameters(operations);
    const requests = fc.oneof(...operations.map((operation) => randomRequest(operation, this.#seen)));
    const count = { sent: 0, succeeded: 0 };
    let fault = '';
    const answersProperly = fc.asyncProperty(requests, async (request) => {
      count.sent++;
      fault = `${described(request)}\nwas not answered`;
      const { status, contentType, text } = await this.#send(request);
      if (status < 300) count.succeeded++;
      const wrong = improper(status, contentType, text);
      fault = `${described(request)}\nwas answered ${status}: ${wrong ?? 'properly'}\n${text.slice(0, 2000)}`;
      return wrong === null;
    });
    const numRuns = runs * operations.length;
    const { failed, errorInstance: cause } = await fc.check(answersProperly, {
      seed,
      numRuns,
      endOnFailure: true,
    });
    if (failed) throw new Error(`seed ${seed}, request ${count.sent}: ${fault}`, { cause });
    return count;
  }

  async #operationsUnder(address: string): Promise<Operation[]> {
    return (await this.operations()).filter(({ path }) => path.startsWith(`${address}/`));
  }

  #noteParameters(operations: readonly Operation[]): void {
    for (const { method, path } of this.#calls)
      this.#seen.note(operationOf(operations, method, path)?.values);
  }

  async #send({ method, path, headers, body }: RandomRequest) {
    const authorization = `Bearer ${this.token}`;
    const response = await fetch(this.url + path, { method, headers: { authorization, ...headers }, body });
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      text: await response.text(),
    };
  }
}

function described({ method, path, headers, body = '' }: RandomRequest): string {
  return `${method} ${path} ${JSON.stringify(headers)} ${body.slice(0, 2000)}`;
}
