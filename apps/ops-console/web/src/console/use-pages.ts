import type { Page } from '@kervan/console-api';
import { useInfiniteQuery, type InfiniteData, type QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';

interface PagesOptions<Item> {
  readonly queryKey: QueryKey;
  /** Asks for the page after a mark; null: for the first. */
  readonly page: (after: string | null) => Promise<Page<Item>>;
  /** Milliseconds after which what is shown is asked for again; false: never. */
  readonly every?: number | false;
}

/** A list that comes page by page; `items` are those of all pages so far. */
export function usePages<Item>({ queryKey, page, every = false }: PagesOptions<Item>) {
  const query = useInfiniteQuery<
    Page<Item>,
    Error,
    InfiniteData<Page<Item>, string | null>,
    QueryKey,
    string | null
  >({
    queryKey,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: every,
  });
  const items = useMemo(() => query.data?.pages.flatMap((each) => each.items) ?? [], [query.data]);
  return { ...query, items };
}
