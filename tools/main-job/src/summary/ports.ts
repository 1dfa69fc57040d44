import type { Outcome } from '@kervan/contracts';
import type { Evidence, FlowVolume, Readers, Verification } from '@kervan/verify';

/** Evidence of a whole backbone: no service is missing. */
export interface WholeEvidence extends Evidence {
  readonly databases: Readers;
}

/** Facts of this run. */
export interface RunFacts {
  /** PostgreSQL's clock just before the first file was dropped: what the gateway began later belongs to this run. */
  readonly dropStartedAt: Date;
  /** Names of the files dropped by this run, in the order of dropping. */
  readonly files: readonly string[];
  /** Folder the gateway watches; a file leaves it when it is read. */
  readonly watchFolder: string;
}

/** How far the run is; counts grow while the run proceeds, except `outboxPending` and `lag`. */
export interface FlowProgress {
  /** Files still in the watched folder or being read. */
  readonly filesWaiting: number;
  /** Input lines settled by this run. */
  readonly lines: number;
  readonly invoices: number;
  readonly despatches: number;
  readonly vouchers: number;
  readonly outboxPending: number;
  /** Records on the broker that a consumer has not handled yet, over all consumers. */
  readonly lag: number;
  /** Retries that are due or will become due by themselves. */
  readonly retriesDue: number;
}

/** Asked about once a second: must be cheap. */
export type ReadProgress = (evidence: WholeEvidence, facts: RunFacts) => Promise<FlowProgress>;

/** Whether nothing will change any more by itself. */
export function atRest(progress: FlowProgress): boolean {
  const { filesWaiting, outboxPending, lag, retriesDue } = progress;
  return filesWaiting === 0 && outboxPending === 0 && lag === 0 && retriesDue === 0;
}

/** What a run produced, as printed. Amounts are decimal text. */
export interface Summary extends Verification {
  readonly input: {
    readonly files: number;
    readonly lines: number;
    readonly published: number;
    readonly duplicates: number;
    readonly quarantined: number;
  };
  readonly documents: {
    readonly orders: number;
    readonly invoices: number;
    readonly returns: number;
    readonly despatches: number;
    readonly corrections: number;
    /** Orders on hold. */
    readonly held: number;
    /** Orders that are invoiced and lack goods to despatch. */
    readonly owed: number;
  };
  readonly totals: {
    readonly salesNet: string;
    readonly salesKdv: string;
    readonly returnsNet: string;
    readonly returnsKdv: string;
    /** Balance by account, `120`: `2988344.41`; positive on the side on which the account grows. */
    readonly ledger: Readonly<Record<string, string>>;
    /** Both sides of accounts whose balance alone hides what came back, `621`. */
    readonly turnover: Readonly<Record<string, { readonly debit: string; readonly credit: string }>>;
    /** What the goods in all depots are worth. */
    readonly stockValue: string;
    readonly trialBalance: string;
  };
  /** What the services that only listen have made of it; crm and reporting must show the ledger's figures. */
  readonly services: {
    readonly ecommerce: {
      readonly products: number;
      /** Units over all products and depots. */
      readonly sellable: string;
      readonly webOrders: number;
    };
    readonly crm: {
      readonly accounts: number;
      readonly balance: string;
      readonly advances: string;
      readonly openOrders: string;
    };
    readonly reporting: {
      readonly salesNet: string;
      readonly salesKdv: string;
      readonly returnsNet: string;
      readonly returnsKdv: string;
    };
    readonly hr: { readonly employees: number; readonly commission: string };
  };
  /** Distinct events on the broker by type. */
  readonly events: Readonly<Record<string, number>>;
  /** Deliveries by service and outcome. */
  readonly deliveries: Readonly<Record<string, Readonly<Partial<Record<Outcome, number>>>>>;
  readonly flow: FlowVolume;
}

/** Called once, at rest. */
export type Summarise = (evidence: WholeEvidence, facts: RunFacts) => Promise<Summary>;

/** The summary with what the main job itself measured: the object printed with --json. */
export interface RunReport extends Summary {
  /** From the start of the program to rest. */
  readonly seconds: number;
  /** Seconds until the apps were healthy; until master data were loaded and everywhere; from the first drop to rest. */
  readonly stages: { readonly start: number; readonly load: number; readonly flow: number };
  /** Most memory at one time: sum of the PSS of all processes of the run; null where the system does not tell. */
  readonly memoryMb: number | null;
  /** CPU time of the flow stage by store and service, in seconds; null where the system does not tell. */
  readonly cpuSeconds: Readonly<Record<string, number | null>>;
  /** Of the flow stage. */
  readonly eventsPerSecond: number;
  /** Deliveries with an effect, by service, of the flow stage. */
  readonly handledPerSecond: Readonly<Record<string, number>>;
}
