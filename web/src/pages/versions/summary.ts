import type { Api } from '../../api/client.ts';
import { texts } from './texts.ts';

type Changes = Pick<Api['VersionChanges'], 'paragraphs' | 'statements'>;

/** In words how much differs: “3 paragraphs changed, 2 statements gone, 1 new”; null where the texts are the same. */
export function summaryOf({ paragraphs, statements }: Changes): string | null {
  const number = (list: readonly { readonly change: string }[], wanted: string): number =>
    list.filter(({ change }) => change === wanted).length;
  const parts = [
    ...(['changed', 'added', 'removed', 'marks'] as const).map((change) => {
      const found = number(paragraphs, change);
      return found === 0 ? null : texts.paragraphs[change](found);
    }),
    ...(['changed', 'gone', 'new'] as const).map((change) => {
      const found = number(statements.changes, change);
      return found === 0 ? null : texts.statements[change](found);
    }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** A paragraph that differs, or a row of those that do not. */
export type Stretch =
  | { readonly kind: 'changed'; readonly paragraph: Api['VersionChanges']['paragraphs'][number] }
  | { readonly kind: 'same'; readonly paragraphs: Api['VersionChanges']['paragraphs'] };

/** The paragraphs with those that are the same put together. */
export function stretchesOf(paragraphs: Api['VersionChanges']['paragraphs']): Stretch[] {
  const stretches: (Stretch & { paragraphs?: Api['VersionChanges']['paragraphs'][number][] })[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.change !== 'same') {
      stretches.push({ kind: 'changed', paragraph });
      continue;
    }
    const last = stretches.at(-1);
    if (last?.kind === 'same') last.paragraphs.push(paragraph);
    else stretches.push({ kind: 'same', paragraphs: [paragraph] });
  }
  return stretches;
}
