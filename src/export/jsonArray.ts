import { jsonForPage } from '../text/index.ts';

/** JSON text, fit for a page's script, of one object whose last member is a list: the object's head, the items one by one, and what follows. */
export async function* jsonWithItems(
  head: string,
  items: AsyncIterable<unknown>,
  tail: () => string,
): AsyncGenerator<string> {
  let separator = '';
  yield head;
  for await (const item of items) {
    yield `${separator}\n${jsonForPage(item)}`;
    separator = ',';
  }
  yield tail();
}

export async function* mapped<From, To>(
  items: AsyncIterable<From>,
  change: (item: From) => To | null,
): AsyncGenerator<To> {
  for await (const item of items) {
    const made = change(item);
    if (made !== null) yield made;
  }
}
