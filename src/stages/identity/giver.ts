import type { Article } from '../../document/index.ts';
import {
  type Lexicon,
  type LexiconActor,
  type LexiconMention,
  type OfficeMention,
  surest,
} from '../../lexicon/index.ts';

/** Who gives an official text, by its title: the body, and who of it, if one is named or known by the office. */
export interface Giver {
  readonly body: LexiconActor;
  /** Whether it is somebody of the body, by an office or a name, and not the body as a whole. */
  readonly isSomebody: boolean;
  readonly person: { readonly id: string | null; readonly name: string } | null;
}

/** What titles call a text of which they say who gives it. */
const GIVEN_BY =
  /^(?:(?:press|media|official|opening|closing|introductory|public) )?(?:statement|declaration|remarks|speech|address|intervention|communiqu[ée]|letter)(?: (?:made|given|delivered|issued))?(?: dated [\p{L}\d ]{6,20})? (?:by|of|from) (?:(?:the|his|her) )?/iu;
/** How a title goes on behind the giver: not with a verb, as a headline about the text does, nor with another giver. */
const GOES_ON =
  /^\s*(?:$|[:(–—-]|,(?! and | \p{Lu})|\d|(?:on|about|regarding|concerning|at|to|in|following|after|before|for|during|dated|made|delivered|addressed|welcoming|condemning)\s)/u;

/** So many lines at the beginning of a text may be its title, each no longer than this. */
const LINES = 3;
const LONGEST = 200;

/** The giver whom the title or one of the first lines names: “Statement by the Foreign Ministry of Norway on the port”. */
export function giverOf(
  { title, text, blocks, published }: Pick<Article, 'title' | 'text' | 'blocks' | 'published'>,
  lexicon: Lexicon,
): Giver | null {
  const date = published?.from.slice(0, 10) ?? null;
  const lines = blocks
    .slice(0, LINES)
    .flatMap(({ span: [start, end] }) => (end - start > LONGEST ? [] : [text.slice(start, end)]));
  for (const line of new Set(title === null ? lines : [title, ...lines])) {
    const giver = giverIn(line, lexicon, date);
    if (giver) return giver;
  }
  return null;
}

function giverIn(title: string, lexicon: Lexicon, date: string | null): Giver | null {
  const lead = GIVEN_BY.exec(title);
  if (!lead) return null;
  const start = lead[0].length;
  const first = lexicon.scan(title).find(({ span }) => span[0] === start);
  if (!first) return null;
  const named = first.type === 'office' ? first.person : null;
  const end = Math.max(first.span[1], named?.span[1] ?? 0);
  if (!GOES_ON.test(title.slice(end))) return null;
  const body = bodyOf(first, lexicon, date);
  if (!body || body.kind === 'person' || body.sector === 'JRN') return null;
  const name = named ? title.slice(...named.span) : null;
  const known = named?.actor ?? (first.type === 'name' ? personIn(first) : null) ?? holderOf(first, lexicon, date);
  const person = known ? { id: known.id, name: known.name } : name === null ? null : { id: null, name };
  const isSomebody = first.type === 'office' || person !== null;
  return { body, isSomebody, person };
}

const personIn = ({ namings }: Extract<LexiconMention, { type: 'name' }>): LexiconActor | null =>
  namings[0]?.how === 'person' ? namings[0].actor : null;

/** The only holder of an office on the day. */
function holderOf(found: LexiconMention, lexicon: Lexicon, date: string | null): LexiconActor | null {
  if (found.type !== 'office' || !found.of || found.plural || found.qualifier || found.person || date === null)
    return null;
  return surest(lexicon.holders(found.office, found.of, date))?.person ?? null;
}

function bodyOf(found: LexiconMention, lexicon: Lexicon, date: string | null): LexiconActor | null {
  if (found.type === 'organ') return found.actor;
  if (found.type === 'office') return found.of ? lexicon.actor(found.of) : servedBy(found.person?.actor, lexicon, date);
  const actor = found.namings[0]?.actor ?? null;
  return actor?.kind === 'person' ? servedBy(actor, lexicon, date) : actor;
}

const servedBy = (
  person: NonNullable<OfficeMention['person']>['actor'] | undefined,
  lexicon: Lexicon,
  date: string | null,
): LexiconActor | null => (person && date ? (lexicon.representedBy(person.id, date)?.actor ?? null) : null);
