import type { SiparisOnaylandi } from '@kervan/contracts';
import type { Db, RowOf } from '@kervan/database';
import type { SalesOrder } from './sales-order.entity.js';

type OrderFacts = Omit<RowOf<SalesOrder>, 'open'>;

/** What the events of one transaction tell of orders. */
export class OrderBook {
  readonly #orders = new Map<string, OrderFacts>();

  constructor(private readonly db: Db) {}

  /** The highest approval counts. */
  approved({ orderNo, accountNo, approvalNo, businessDate, gross }: SiparisOnaylandi['data']): void {
    const order = this.#order(orderNo, accountNo);
    if (approvalNo > order.approvalNo) Object.assign(order, { approvalNo, businessDate, gross });
  }

  held(orderNo: string, accountNo: string): void {
    const order = this.#order(orderNo, accountNo);
    order.heldAfter = order.approvalNo;
  }

  cancelled(orderNo: string, accountNo: string): void {
    this.#order(orderNo, accountNo).cancelled = true;
  }

  invoiced(orderNo: string, accountNo: string): void {
    this.#order(orderNo, accountNo).invoiced = true;
  }

  flush(): void {
    if (this.#orders.size === 0) return;
    const orders = [...this.#orders.values()];
    this.#orders.clear();
    const columns = [
      'orderNo',
      'accountNo',
      'approvalNo',
      'businessDate',
      'gross',
      'heldAfter',
      'cancelled',
      'invoiced',
    ] as const;
    // A hold takes back the last approval there is, in these facts or in the row.
    void this.db.query(
      `INSERT INTO sales_order AS o
         (order_no, account_no, approval_no, business_date, gross, held_after, cancelled, invoiced)
       SELECT * FROM unnest($1::text[], $2::text[], $3::integer[], $4::date[], $5::numeric[], $6::integer[],
                            $7::boolean[], $8::boolean[]) AS told (order_no) ORDER BY order_no COLLATE "C"
       ON CONFLICT (order_no) DO UPDATE SET
         approval_no = greatest(o.approval_no, excluded.approval_no),
         business_date = CASE WHEN excluded.approval_no > o.approval_no THEN excluded.business_date ELSE o.business_date END,
         gross = CASE WHEN excluded.approval_no > o.approval_no THEN excluded.gross ELSE o.gross END,
         held_after = CASE WHEN excluded.held_after IS NULL THEN o.held_after
                           ELSE greatest(excluded.held_after, o.approval_no) END,
         cancelled = o.cancelled OR excluded.cancelled,
         invoiced = o.invoiced OR excluded.invoiced`,
      columns.map((column) => orders.map((order) => order[column])),
    );
  }

  #order(orderNo: string, accountNo: string): OrderFacts {
    const known = this.#orders.get(orderNo);
    if (known) return known;
    const order = {
      orderNo,
      accountNo,
      approvalNo: 0,
      businessDate: null,
      gross: null,
      heldAfter: null,
      cancelled: false,
      invoiced: false,
    };
    this.#orders.set(orderNo, order);
    return order;
  }
}
