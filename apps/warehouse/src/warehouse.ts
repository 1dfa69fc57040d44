import { defineService } from '@kervan/service';
import { Module } from '@nestjs/common';
import { CreateDepots1764100001001 } from './depots/create-depots.migration.js';
import { Depot } from './depots/depot.entity.js';
import { DepotsController } from './depots/depots.controller.js';
import { CreateDespatchNotes1764100001006 } from './despatch/create-despatch-notes.migration.js';
import { DespatchInvoicedOrders } from './despatch/despatch-invoiced-orders.js';
import { DespatchNote } from './despatch/despatch-note.entity.js';
import { owedOrders } from './despatch/owed-orders.js';
import { CreateProducts1764100001002 } from './products/create-products.migration.js';
import { LearnProducts } from './products/learn-products.js';
import { Product } from './products/product.entity.js';
import { CreateGoodsReceipts1764100001004 } from './receipts/create-goods-receipts.migration.js';
import { GoodsReceipt } from './receipts/goods-receipt.entity.js';
import { ReceiveCounts } from './receipts/receive-counts.js';
import { ReceiveReturns } from './receipts/receive-returns.js';
import { CreateReservations1764100001005 } from './reservations/create-reservations.migration.js';
import { ReleaseCancelledOrders } from './reservations/release-cancelled-orders.js';
import { periodicDueWork } from './reservations/periodic-due-work.js';
import { reservationExpiry } from './reservations/reservation-expiry.js';
import { ReservationLineRow } from './reservations/reservation-line.entity.js';
import { ReservationRow } from './reservations/reservation.entity.js';
import { ReservationsController } from './reservations/reservations.controller.js';
import { ReserveApprovedOrders } from './reservations/reserve-approved-orders.js';
import { settings } from './settings.js';
import { CreateStock1764100001003 } from './stock/create-stock.migration.js';
import { StockItemRow } from './stock/stock-item.entity.js';
import { StockMovement } from './stock/stock-movement.entity.js';
import { StockController } from './stock/stock.controller.js';

@Module({
  controllers: [
    DepotsController,
    LearnProducts,
    StockController,
    ReceiveReturns,
    ReceiveCounts,
    ReserveApprovedOrders,
    ReleaseCancelledOrders,
    DespatchInvoicedOrders,
    ReservationsController,
  ],
  providers: [periodicDueWork(reservationExpiry), periodicDueWork(owedOrders)],
})
export class WarehouseModule {}

/** Depots, stock, reservations, despatches and goods received. */
export const warehouse = defineService({
  name: 'warehouse',
  source: '/erp/warehouse',
  module: WarehouseModule,
  entities: [
    Depot,
    Product,
    StockItemRow,
    StockMovement,
    GoodsReceipt,
    ReservationRow,
    ReservationLineRow,
    DespatchNote,
  ],
  migrations: [
    CreateDepots1764100001001,
    CreateProducts1764100001002,
    CreateStock1764100001003,
    CreateGoodsReceipts1764100001004,
    CreateReservations1764100001005,
    CreateDespatchNotes1764100001006,
  ],
  consumes: true,
  // Popular goods are in nearly every order.
  concurrency: 1,
  config: settings,
});
