import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Catch,
  Controller,
  Injectable,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type ArgumentMetadata,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import type { RpcExceptionFilter } from '@nestjs/common';
import { KervanError } from '@kervan/contracts';
import { testStores } from '@kervan/local';
import type { Tx } from '@kervan/outbox';
import { EMPTY, of, throwError, type Observable } from 'rxjs';
import { InboxFixture } from '../fixture/inbox.fixture.js';
import { Arrived, Moved } from '../fixture/moved.fixture.js';
import type { InboxContext } from './inbox-context.js';
import { OnEvent } from './on-event.js';

const seen: string[] = [];

@Injectable()
class Guard implements CanActivate {
  canActivate(execution: ExecutionContext): boolean {
    seen.push(`guard ${execution.switchToRpc().getContext<InboxContext>().attempt}`);
    return true;
  }
}

@Injectable()
class Pipe implements PipeTransform<unknown> {
  transform(value: unknown, { type }: ArgumentMetadata): unknown {
    seen.push(`pipe ${type}`);
    return value;
  }
}

@Injectable()
class Interceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    seen.push('interceptor');
    return next.handle();
  }
}

/** Answers with an empty stream, on which a naive transport would fail. */
@Injectable()
class Silence implements NestInterceptor {
  intercept(): Observable<never> {
    return EMPTY;
  }
}

@Catch(RangeError)
class Harmless implements RpcExceptionFilter<RangeError> {
  catch(): Observable<unknown> {
    return of('taken');
  }
}

@Catch(SyntaxError)
class Translated implements RpcExceptionFilter<SyntaxError> {
  catch(error: SyntaxError): Observable<never> {
    return throwError(() => new KervanError('RULE_VIOLATION', 'translated', { cause: error }));
  }
}

const errors: Readonly<Record<string, () => Error>> = {
  Range: () => new RangeError('taken by a filter'),
  Syntax: () => new SyntaxError('translated by a filter'),
  Own: () => new KervanError('ORDER_NOT_FOUND', 'as thrown'),
};

@Controller()
@UseFilters(Translated)
class Enhanced {
  @OnEvent(Moved)
  @UseGuards(Guard)
  @UsePipes(Pipe)
  @UseInterceptors(Interceptor)
  @UseFilters(Harmless)
  async move(event: Moved, tx: Tx): Promise<void> {
    await tx.db.query('INSERT INTO effect (thing_no, step) VALUES ($1, 1)', [event.data.thingNo]);
    const error = errors[event.data.thingNo];
    if (error) throw error();
  }
}

@Controller()
class Silent {
  @OnEvent(Moved)
  @UseInterceptors(Silence)
  async move(event: Moved, tx: Tx): Promise<void> {
    await Promise.resolve([event, tx]);
  }
}

@Controller()
class Second {
  @OnEvent(Moved)
  async alsoMove(event: Moved, tx: Tx): Promise<void> {
    await Promise.resolve([event, tx]);
  }

  @OnEvent(Arrived)
  async arrive(event: unknown, tx: Tx): Promise<void> {
    await Promise.resolve([event, tx]);
  }
}

describe("Nest's enhancers around OnEvent", () => {
  let inbox: InboxFixture;

  beforeAll(async () => {
    inbox = await InboxFixture.create(testStores().databaseUrl);
  });
  beforeEach(async () => {
    await inbox.reset();
    seen.length = 0;
  });
  afterAll(() => inbox.end());

  const codes = async () => {
    const rows = await inbox.database.query<{ code: string }>(
      'SELECT key || error_code AS code FROM parked_event',
    );
    return rows.map(({ code }) => code);
  };

  it('run for every event', async () => {
    inbox.send({ key: 'A', step: 1 });
    await inbox.start({ controllers: [Enhanced] });
    await inbox.consumed();

    expect(await inbox.effects()).toEqual(['A1']);
    expect(seen).toEqual(['guard 1', 'interceptor', 'pipe body', 'pipe custom']);
  });

  it('may take an error or translate it; any other reaches the inbox as it was thrown', async () => {
    inbox.send(...['Range', 'Syntax', 'Own'].map((key) => ({ key, step: 1 })));
    await inbox.start({ controllers: [Enhanced] });
    await inbox.consumed();

    expect((await inbox.outcomes()).sort()).toEqual(['Own1 dead', 'Range1 handled', 'Syntax1 dead']);
    expect((await codes()).sort()).toEqual(['OwnORDER_NOT_FOUND', 'SyntaxRULE_VIOLATION']);
  });

  it('may answer with an empty stream', async () => {
    inbox.send({ key: 'A', step: 1 });
    await inbox.start({ controllers: [Silent] });
    await inbox.consumed();

    expect(await inbox.outcomes()).toEqual(['A1 handled']);
  });

  it('two handlers of one type are refused at start', async () => {
    await expect(inbox.start({ controllers: [Enhanced, Second] })).rejects.toThrow(
      'spec.Moved.v1 has two handlers in one service: Enhanced.move and Second.alsoMove',
    );
  });
});
