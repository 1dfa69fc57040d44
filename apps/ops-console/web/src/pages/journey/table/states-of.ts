import { deliveryStates, type Delivery, type DeliveryState } from '@kervan/console-api';

/** Which consumers stand where, in the order of the states. */
export function statesOf(
  deliveries: readonly Delivery[],
): readonly { readonly state: DeliveryState; readonly consumers: readonly string[] }[] {
  return deliveryStates.flatMap((state) => {
    const consumers = deliveries
      .filter((delivery) => delivery.state === state)
      .map(({ consumer }) => consumer);
    return consumers.length === 0 ? [] : [{ state, consumers }];
  });
}
