import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { AuditChains } from './audit/audit-chains.js';
import { AuditController } from './audit/audit.controller.js';
import { OperatorAudit } from './audit/operator-audit.js';
import { CompletenessChecks } from './completeness/completeness-checks.js';
import { CompletenessMetrics } from './completeness/completeness-metrics.js';
import { CreateCompleteness1764000001002 } from './completeness/create-completeness.migration.js';
import { BodiesController } from './bodies/bodies.controller.js';
import { EventRecords } from './bodies/event-records.js';
import { ConsumerProgress } from './consumers/consumer-progress.js';
import { ConsumersController } from './consumers/consumers.controller.js';
import { Consumers } from './consumers/consumers.js';
import { HandlingDurations } from './consumers/handling-durations.js';
import { CreateServiceStatus1764000001004 } from './directory/create-service-status.migration.js';
import { Directory } from './directory/directory.js';
import { ServicePolls } from './directory/service-polls.js';
import { CreateFailureNotes1764000001003 } from './failures/create-failure-notes.migration.js';
import { FailuresController } from './failures/failures.controller.js';
import { Failures } from './failures/failures.js';
import { EventsController } from './journeys/events.controller.js';
import { Events } from './journeys/events.js';
import { Find } from './journeys/find.js';
import { IndexBusinessKeys1764000001005 } from './journeys/index-business-keys.migration.js';
import { JourneysController } from './journeys/journeys.controller.js';
import { Journeys } from './journeys/journeys.js';
import { UnwitnessedEvents } from './journeys/unwitnessed-events.js';
import { ViewAudit } from './journeys/view-audit.js';
import { WaitingEvents } from './journeys/waiting-events.js';
import { LiveController } from './live/live.controller.js';
import { LiveFeed } from './live/live-feed.js';
import { OperationsController } from './operations/operations.controller.js';
import { Operations } from './operations/operations.js';
import { OutboxController } from './outbox/outbox.controller.js';
import { PagesModule } from './pages/pages.module.js';
import { CompletenessReport } from './overview/completeness-report.js';
import { IndexRetries1764000001006 } from './overview/index-retries.migration.js';
import { OverviewController } from './overview/overview.controller.js';
import { Overview } from './overview/overview.js';
import { RecentTraffic } from './overview/recent-traffic.js';
import { QuarantineController } from './quarantine/quarantine.controller.js';
import { CreateReadModel1764000001001 } from './read-model/create-read-model.migration.js';
import { DayPartitions } from './read-model/day-partitions.js';
import { Projector } from './read-model/projector.js';
import { Retention } from './read-model/retention.js';
import { ReplaysController } from './replays/replays.controller.js';
import { Replays } from './replays/replays.js';
import { SessionController } from './session/session.controller.js';
import { SignInController } from './session/sign-in.controller.js';
import { settings } from './settings.js';
import { SourceGapsController } from './sources/source-gaps.controller.js';
import { SourceTrialsController } from './sources/source-trials.controller.js';
import { TopologyController } from './topology/topology.controller.js';

@Module({
  imports: [PagesModule],
  controllers: [
    AuditController,
    BodiesController,
    ConsumersController,
    EventsController,
    FailuresController,
    JourneysController,
    LiveController,
    OperationsController,
    OutboxController,
    OverviewController,
    QuarantineController,
    ReplaysController,
    SessionController,
    SignInController,
    SourceGapsController,
    SourceTrialsController,
    TopologyController,
  ],
  providers: [
    AuditChains,
    CompletenessChecks,
    CompletenessMetrics,
    CompletenessReport,
    ConsumerProgress,
    Consumers,
    DayPartitions,
    Directory,
    EventRecords,
    Events,
    Failures,
    Find,
    HandlingDurations,
    Journeys,
    LiveFeed,
    Operations,
    OperatorAudit,
    Overview,
    Projector,
    RecentTraffic,
    Replays,
    Retention,
    ServicePolls,
    UnwitnessedEvents,
    ViewAudit,
    WaitingEvents,
  ],
})
export class OpsConsoleModule {}

/** Answers what became of every event: the read model of receipts and of the broker's own evidence, its API and its pages. */
export const opsConsole = defineService({
  name: 'ops-console',
  source: '/erp/ops-console',
  module: OpsConsoleModule,
  migrations: [
    CreateReadModel1764000001001,
    CreateCompleteness1764000001002,
    CreateFailureNotes1764000001003,
    CreateServiceStatus1764000001004,
    IndexBusinessKeys1764000001005,
    IndexRetries1764000001006,
  ],
  broker: true,
  config: settings,
});
