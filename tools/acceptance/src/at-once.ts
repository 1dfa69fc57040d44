/** Works through the items in their order, so many at once. */
export async function atOnce<Item>(
  workers: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<void> {
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const [index, item] of queue) await work(item, index);
    }),
  );
}
