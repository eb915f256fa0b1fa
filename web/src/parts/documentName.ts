import type { Api } from '../api/client.ts';
import { texts } from '../texts.ts';
import { dayOf } from './days.ts';

interface Named {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: Pick<Api['DateValue'], 'from' | 'to' | 'granularity'> | string | null;
  readonly url?: string | null;
}

/** What a document is called: its title, or else, as untitled, by its outlet and day, its address or its id. */
export function documentName({ id, title, outlet, published, url = null }: Named): string {
  if (title !== null) return title;
  const day = typeof published === 'string' ? published : dayOf(published);
  const which = [outlet, day].filter((part) => part !== null).join(', ');
  return texts.untitled(which || (url ?? id));
}
