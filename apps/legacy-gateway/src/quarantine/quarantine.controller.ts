import { Readable } from 'node:stream';
import { Database } from '@kervan/database';
import { audit } from '@kervan/inbox';
import { UnitOfWork } from '@kervan/outbox';
import { Caller, Command, Commands, Endpoint, Requires, toPage, type Page } from '@kervan/service';
import { Body, Controller, Get, Inject, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { DocumentStore } from '../document-store/document-store.js';
import { approveCorrection, correct, correctedBytes } from './correct.js';
import { discard } from './discard.js';
import { preview } from './preview.js';
import { bytesOf, spanOf } from './record-bytes.js';
import { openRecordCounts, type RecordCount } from './record-counts.js';
import { RECEIVED_SOURCES, type ReceivedSources } from './received-sources.js';
import * as schemas from './record-schemas.js';
import { quarantinedRecord, quarantinedRecords, type QuarantinedRecord } from './records.js';

const id = { schema: schemas.RecordId };

/** Records that were not taken: where they stand and why, and what can be done about them. */
@Controller('ops/quarantine')
export class QuarantineController {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly commands: Commands,
    private readonly store: DocumentStore,
    @Inject(RECEIVED_SOURCES) private readonly sources: ReceivedSources,
  ) {}

  @Get()
  @Endpoint({ summary: 'Quarantined records, newest first.', returns: schemas.RecordPage })
  async list(
    @Query({ schema: schemas.RecordQuery }) { after, limit, ...filter }: schemas.RecordQuery,
  ): Promise<Page<QuarantinedRecord>> {
    const records = await quarantinedRecords(this.database, { ...filter, before: after, limit: limit + 1 });
    return toPage(records, { limit }, (record) => String(record.id));
  }

  @Get('counts')
  @Endpoint({ summary: 'Open records by source and code.', returns: schemas.RecordCounts })
  async counts(): Promise<{ counts: RecordCount[] }> {
    return { counts: await openRecordCounts(this.database) };
  }

  @Post('discard')
  @Requires('approver')
  @Command({
    summary: 'Closes open records for good: nothing will be published of them.',
    returns: schemas.Discarded,
    conditional: false,
  })
  discard(
    @Body({ schema: schemas.Discard }) request: schemas.Discard,
    @Caller() { name }: Caller,
  ): Promise<{ discarded: number }> {
    return this.commands.run({
      work: ({ db }) => discard(db, request, name),
      answer: (_, discarded) => Promise.resolve({ discarded }),
    });
  }

  @Get(':id')
  @Endpoint({
    summary: 'Place, cause and figures of a record; nothing of what it says.',
    returns: schemas.Record,
  })
  show(@Param('id', id) recordId: number): Promise<QuarantinedRecord> {
    return quarantinedRecord(this.database, recordId);
  }

  /** Shows what the record says, so it is audited. */
  @Get(':id/original')
  @Requires('investigator')
  @ApiProduces('application/octet-stream')
  @Endpoint({ summary: 'The bytes of a record as they came.', status: 200 })
  async original(@Param('id', id) recordId: number, @Caller() { name }: Caller): Promise<StreamableFile> {
    const { sha256, ordinal, span } = await this.work.run(async ({ db }) => {
      const record = await quarantinedRecord(db, recordId);
      const details = { file: record.sha256, ordinal: record.ordinal };
      const found = { ...record, span: spanOf(record) };
      const subject = String(recordId);
      await audit(db, { actor: name, action: 'quarantine.revealed', subject, reason: null, details });
      return found;
    });
    const bytes = Readable.from(bytesOf(this.store.read(sha256), span), { objectMode: false });
    return new StreamableFile(bytes, {
      ...(Number.isFinite(span.size) && { length: span.size }),
      disposition: `attachment; filename="${sha256.slice(0, 12)}-${ordinal}"`,
    });
  }

  @Post(':id/preview')
  @Requires('investigator')
  @Endpoint({
    summary: 'Reads a record again and tells what a replay would make of it; publishes nothing.',
    returns: schemas.Preview,
  })
  preview(@Param('id', id) recordId: number): Promise<schemas.Preview> {
    const { store, sources } = this;
    return preview(this.work, { store, sources }, recordId);
  }

  @Put(':id/correction')
  @Command({
    summary:
      'Gives a file with the record as it should be, which the next replay reads once somebody else approves it.',
    returns: schemas.Record,
    conditional: false,
  })
  async correct(
    @Param('id', id) recordId: number,
    @Body({ schema: schemas.NewCorrection }) { bytes: text, reason }: schemas.NewCorrection,
    @Caller() { name }: Caller,
  ): Promise<QuarantinedRecord> {
    const corrected = correctedBytes(text);
    await this.store.keep(corrected.sha256, [corrected.bytes]);
    return this.commands.run({
      work: ({ db }) => correct(db, recordId, corrected, { actor: name, reason }),
      answer: (db) => quarantinedRecord(db, recordId),
    });
  }

  @Post(':id/correction/approve')
  @Requires('approver')
  @Command({
    summary: 'Agrees to a correction that somebody else made.',
    returns: schemas.Record,
    conditional: false,
  })
  approve(
    @Param('id', id) recordId: number,
    @Body({ schema: schemas.Approval }) { reason }: schemas.Approval,
    @Caller() { name }: Caller,
  ): Promise<QuarantinedRecord> {
    return this.commands.run({
      work: ({ db }) => approveCorrection(db, recordId, { actor: name, reason }),
      answer: (db) => quarantinedRecord(db, recordId),
    });
  }
}
