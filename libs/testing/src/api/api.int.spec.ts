import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KervanError } from '@kervan/contracts';
import { defineService, Endpoint } from '@kervan/service';
import { Body, Controller, Get, Module, Param, Post, Res } from '@nestjs/common';
import { z } from 'zod';
import { scenario, type Scenario } from '../scenario/scenario.js';

const Note = z.object({ no: z.string().min(1).max(20), text: z.string().max(1000) }).meta({ id: 'Note' });
type Note = z.output<typeof Note>;

@Controller('api/notes')
class Notes {
  readonly #notes = new Map<string, Note>();

  @Post()
  @Endpoint({ summary: 'Takes a note.', returns: Note })
  take(@Body({ schema: Note }) note: Note): Note {
    this.#notes.set(note.no, note);
    return note;
  }

  @Get(':no')
  @Endpoint({ summary: 'Shows a note.', returns: Note })
  show(@Param('no', { schema: Note.shape.no }) no: string): Note {
    const note = this.#notes.get(no);
    if (!note) throw new KervanError('NOT_FOUND', 'There is no such note.');
    return note;
  }
}

@Controller('api/sums')
class Sums {
  @Post()
  @Endpoint({ summary: 'Breaks with numbers nobody thought of.', returns: z.object({ sum: z.string() }) })
  add(@Body({ schema: z.object({ one: z.number() }) }) { one }: { one: number }) {
    return { sum: String(BigInt(one)) };
  }
}

@Controller('api/pages')
class Pages {
  @Get(':no')
  @Endpoint({ summary: 'Tells errors in a way of its own.' })
  show(
    @Param('no', { schema: Note.shape.no }) no: string,
    @Res() response: { status: (status: number) => { json: (body: object) => void } },
  ): void {
    response.status(404).json({ message: `no ${no}` });
  }
}

@Module({ controllers: [Notes] })
class NotesModule {}
@Module({ controllers: [Sums] })
class SumsModule {}
@Module({ controllers: [Pages] })
class PagesModule {}

const service = (module: new () => object) =>
  defineService({ name: 'notes', source: '/erp/notes', module, entities: [] });

describe('the API of a service', () => {
  let notes: Scenario;
  beforeAll(async () => {
    notes = await scenario(service(NotesModule));
  });
  afterAll(() => notes.close());

  it('knows which operations were never called with success', async () => {
    expect(await notes.api.unexercised()).toEqual(['POST /api/notes', 'GET /api/notes/{no}']);
    expect(await notes.api.unexercised('/ops')).toContain('GET /ops/outbox');
    await notes.http('GET', '/ops/outbox?x=1');
    expect(await notes.api.unexercised('/ops')).not.toContain('GET /ops/outbox');
    await notes.http('POST', '/api/notes', { no: 'N1', text: 'a' });
    await notes.http('GET', '/api/notes/N2');
    expect(await notes.api.unexercised()).toEqual(['GET /api/notes/{no}']);
    await notes.http('GET', '/api/notes/N1');
    expect(await notes.api.unexercised()).toEqual([]);
  });

  it('passes the probe when it answers everything properly, with what it answered before', async () => {
    const { sent, succeeded } = await notes.api.probe();
    expect(sent).toBe(80);
    expect(succeeded).toBeGreaterThan(20);
    expect(succeeded).toBeLessThan(75);
  });

  it.each([
    [
      SumsModule,
      /seed 7, request \d+: POST \/api\/sums .*\nwas answered 500: a failure of the service itself/,
    ],
    [PagesModule, /GET \/api\/pages\/.*\nwas answered 404: an error as application\/json/],
  ])('fails the probe when %p does not, with seed and request', async (module, message) => {
    const sloppy = await scenario(service(module));
    const probing = sloppy.api.probe({ seed: 7 }).finally(() => sloppy.close());
    await expect(probing).rejects.toThrow(message);
  });
});
