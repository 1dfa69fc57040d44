import { amount } from './amounts.js';
import { leaf, parent, type Xml } from './xml-text.js';

/** KDV on an amount. */
interface Kdv {
  readonly base: string;
  readonly kdv: string;
  readonly rate: string;
  /** Why there is none. */
  readonly exemptionCode: string | undefined;
}

/** Code of KDV in the tax list of UBL-TR. */
const KDV_CODE = '0015';

/** The sum of taxes and what it is made of. */
export function taxTotal(sum: string, parts: readonly Kdv[], currency: string): Xml {
  return parent('cac:TaxTotal', [
    amount('cbc:TaxAmount', sum, currency),
    ...parts.map((part) => subtotal(part, currency)),
  ]);
}

function subtotal({ base, kdv, rate, exemptionCode }: Kdv, currency: string): Xml {
  const exemption = exemptionCode === undefined ? [] : [leaf('cbc:TaxExemptionReasonCode', exemptionCode)];
  const scheme = parent('cac:TaxScheme', [leaf('cbc:Name', 'KDV'), leaf('cbc:TaxTypeCode', KDV_CODE)]);
  return parent('cac:TaxSubtotal', [
    amount('cbc:TaxableAmount', base, currency),
    amount('cbc:TaxAmount', kdv, currency),
    leaf('cbc:Percent', rate),
    parent('cac:TaxCategory', [...exemption, scheme]),
  ]);
}
