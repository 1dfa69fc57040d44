import { ConsoleClient, type FiveAnswers, type Journey, type Session } from '@kervan/console-api';
import { eventually } from '@kervan/testing';
import { z } from 'zod';

/** What a person sees who opens the printed address of the console. */
export interface ConsoleVisit {
  readonly session: Session;
  /** Of an invoice, as soon as all is known of it. */
  readonly journey: Journey;
}

const Printed = z.object({ address: z.url(), token: z.string(), core: z.url() });
const Invoices = z.object({ items: z.tuple([z.object({ invoiceNo: z.string() })]) });

/** @param printed what the main job wrote to stderr until now */
export async function visitConsole(printed: string): Promise<ConsoleVisit> {
  const { address, token, core } = Printed.parse({
    ...new RegExp(String.raw`^ +console +(?<address>\S+)/#token=(?<token>\S+)$`, 'm').exec(printed)?.groups,
    ...new RegExp(String.raw`^ +erp-core API +(?<core>\S+)/docs$`, 'm').exec(printed)?.groups,
  });
  const client = new ConsoleClient({ url: address, token: () => token });
  const invoices = await fetch(`${core}/api/invoices?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { invoiceNo } = Invoices.parse(await invoices.json()).items[0];
  const journey = await eventually(`the journey of invoice ${invoiceNo}`, async () => {
    const seen = await client.journey('invoice', invoiceNo);
    return verdictsOf(seen.answers).every((verdict) => verdict === 'ok') && seen;
  });
  return { session: await client.session(), journey };
}

function verdictsOf(answers: FiveAnswers): string[] {
  return Object.values(answers).map(({ verdict }) => verdict);
}
