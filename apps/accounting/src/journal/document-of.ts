import type {
  AlacakSupheliHaleGeldi,
  FaturaIptalEdildi,
  FaturaKesildi,
  IadeFaturasiAlindi,
  MalKabulEdildi,
  PrimGeriAlindi,
  PrimHakedildi,
  SevkiyatGerceklesti,
  TahsilatAlindi,
  TahsilatEslestirildi,
} from '@kervan/contracts';

/** What a voucher needs to know of the event it is posted for. */
type Posted<Event extends { id: unknown; type: unknown; data: unknown }> = Event extends unknown
  ? Pick<Event, 'id' | 'type' | 'data'>
  : never;

/** Events that vouchers are posted for. */
export type PostedEvent = Posted<
  | FaturaKesildi
  | FaturaIptalEdildi
  | IadeFaturasiAlindi
  | TahsilatAlindi
  | TahsilatEslestirildi
  | SevkiyatGerceklesti
  | MalKabulEdildi
  | PrimHakedildi
  | PrimGeriAlindi
  | AlacakSupheliHaleGeldi
>;

/** The document an event is about. */
export interface PostedDocument {
  readonly documentNo: string;
  /** Its own day. */
  readonly date: string;
  /** What tells this voucher from others of the document. */
  readonly suffix?: string;
}

export function documentOf({ id, type, data }: PostedEvent): PostedDocument {
  switch (type) {
    case 'erp.finance.FaturaKesildi.v1':
    case 'erp.finance.IadeFaturasiAlindi.v1':
      return { documentNo: data.invoiceNo, date: data.issueDate };
    case 'erp.finance.FaturaIptalEdildi.v1':
      return { documentNo: data.invoiceNo, date: data.cancelDate, suffix: 'IPTAL' };
    case 'erp.finance.TahsilatAlindi.v1':
      return { documentNo: data.paymentNo, date: data.paymentDate };
    case 'erp.finance.TahsilatEslestirildi.v1':
      return { documentNo: data.paymentNo, date: data.matchDate, suffix: id };
    case 'erp.inventory.SevkiyatGerceklesti.v1':
      return { documentNo: data.despatchNoteNo, date: data.despatchDate };
    case 'erp.inventory.MalKabulEdildi.v1':
      return { documentNo: data.receiptNo, date: data.receiptDate };
    case 'erp.people.PrimHakedildi.v1':
    case 'erp.people.PrimGeriAlindi.v1':
      return { documentNo: data.accrualNo, date: data.date };
    case 'erp.finance.AlacakSupheliHaleGeldi.v1':
      return { documentNo: data.documentNo, date: data.date };
  }
}
