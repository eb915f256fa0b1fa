import { type Reference, unresolved } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** Writings and other things whose names end as those of people do. */
const THINGS =
  /(?:(?<!govern|parlia|regi|depart|establish)ments|papers?|letters|events|incidents|accidents|contents|patents|components|continents|plants|grants|warrants|restaurants|covenants|numbers|matters|powers|borders|orders|offers|centers|computers|servers|posters|banners|stickers|rivers|waters|answers|chapters|figures|factors|sectors|errors|rumors|doors|motors|lists)$/iu;

/** “Nobody”, “forecasters”, “defenders of the format”: people as a class, named by no role noun. */
export function classOf(words: string, mention: readonly Span[]): Reference | null {
  const isAnyone =
    /^(?:anybody|anyone|nobody|no one|no-one|none|everybody|everyone|somebody|someone|many|most|some|others|few|those|all)\b/iu.test(
      words,
    );
  const plural =
    /^(?:the\s)?(?:\p{Ll}+\s|\p{Lu}\p{Ll}+\s)?(\p{L}\p{Ll}+(?:ers|ors|ists|ants|ents|ians|yers|men|women|people))(?:\s(of|in|at|from|who)\b.*)?$/u.exec(
      words,
    );
  const isThing = plural?.[1] !== undefined && THINGS.test(plural[1]);
  // “NGOs”, “several MPs”.
  const isAcronym = /^(?:\p{Ll}+\s){0,2}\p{Lu}{2,}s$/u.test(words);
  if (!isAnyone && (!plural || isThing) && !isAcronym) return null;
  const why = `“${words}”: people without names`;
  const name = plural?.[2] === 'of' && !/^the\s/iu.test(words) ? words : null;
  return { ...unresolved(mention, 'title', why), name, status: 'group', basis: 'known' };
}
