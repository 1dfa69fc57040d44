import {
  CariHesapAcildi,
  catalogue,
  type EventType,
  PersonelIseBasladi,
  SatisTemsilcisiAtandi,
  topics,
  UrunFiyatiDegisti,
  UrunTanimlandi,
} from '@kervan/contracts';
import { perTransaction } from '../job/report.js';

const masterData: readonly string[] = [
  CariHesapAcildi.type,
  UrunTanimlandi.type,
  UrunFiyatiDegisti.type,
  PersonelIseBasladi.type,
  SatisTemsilcisiAtandi.type,
] satisfies EventType[];
/** Master data are loaded before the flow; the number of what comes with every transaction is not known before. */
const isUncounted = (type: string): boolean => masterData.includes(type) || perTransaction.includes(type);
const uncounted = new Set(catalogue.filter(({ type }) => isUncounted(type)).map(({ topic }) => topic));

/** Topics that tell how far a publisher is: at rest they hold the same number of events in every run. */
export const countedTopics = topics.map(({ name }) => name).filter((name) => !uncounted.has(name));

/** The types of their events. */
export const countedTypes = catalogue.filter(({ topic }) => !uncounted.has(topic)).map(({ type }) => type);
