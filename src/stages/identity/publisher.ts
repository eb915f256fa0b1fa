import { type Article, ownAddress } from '../../document/index.ts';
import { isOfStates, type Lexicon, type LexiconActor, type Naming } from '../../lexicon/index.ts';
import { isOwnBriefing } from './briefingTitle.ts';
import { giverOf } from './giver.ts';
import { mostNamed } from './mostNamed.ts';

/**
 * The lexicon's body that published a document as its own text: by the outlet's name (a ministry, an organisation), by
 * an office in it (“Prime Minister of Australia (media release)”), or by the web address; where no outlet is known, by
 * the giver whom the title names, or a letterhead. Outlets that report on others are not publishers in this sense.
 */
export function publisherOf(
  article: Pick<Article, 'outlet' | 'url' | 'givenBy' | 'title' | 'published' | 'text' | 'blocks'>,
  lexicon: Lexicon,
): LexiconActor | null {
  const { outlet } = article;
  const listed = lexicon.publisher(outlet, ownAddress(article));
  if (listed) return listed;
  if (outlet === null)
    return giverOf(article, lexicon)?.body ?? ofLetterhead(article, lexicon) ?? briefing(article, lexicon);
  const name = outlet.replace(/(?<!\s)\s*\([^()]*\)\s*$/u, '');
  return bodyNamed(name, lexicon) ?? ofOffice(name, lexicon);
}

/** “Prime Minister of Australia”. */
function ofOffice(name: string, lexicon: Lexicon): LexiconActor | null {
  const office = lexicon.scan(name).find(({ type, span }) => type === 'office' && span[0] <= 4);
  return office?.type === 'office' && office.of ? lexicon.actor(office.of) : null;
}

/**
 * The public body with a name: as a whole, by what stands first (“U.S. Embassy in Georgia”, “Permanent Mission of Brazil
 * to the United Nations”), or by the government whose office it is (“Office for Fish, Government of Norway”).
 */
function bodyNamed(name: string, lexicon: Lexicon): LexiconActor | null {
  const isBody = (actor: LexiconActor): boolean => actor.kind !== 'person' && actor.sector !== 'JRN';
  const [naming] = lexicon.named(name);
  if (naming && isBody(naming.actor)) return naming.actor;
  const organ = lexicon.scan(name).find(({ type, span }) => type === 'organ' && span[0] <= 4);
  const rest = organ ? name.slice(organ.span[1]) : '';
  if (organ?.type === 'organ' && organ.actor && isBody(organ.actor) && PLACED.test(rest)) return organ.actor;
  const comma = name.lastIndexOf(', ');
  const [last] = comma < 0 ? [] : lexicon.named(name.slice(comma + 2));
  return last?.how === 'organ' && isBody(last.actor) ? last.actor : null;
}

/** Where a mission of a state is: “ in Georgia”, “ to the United Nations”. */
const PLACED = /^(?:\s(?:in|to|at)\s|,\s)/u;

/**
 * “Foreign Ministry Spokesperson Ada Vik's Regular Press Conference”: the state whose spokesperson the title names, or the
 * one that far more of the spokesperson's answers name than any other.
 */
function briefing(
  { title, text, blocks }: Pick<Article, 'title' | 'text' | 'blocks'>,
  lexicon: Lexicon,
): LexiconActor | null {
  if (!isOwnBriefing(title)) return null;
  const office = lexicon.scan(title).find((found) => found.type === 'office');
  if (office?.type !== 'office' || office.office !== 'spokesperson') return null;
  if (office.of) return lexicon.actor(office.of);
  const answers = blocks.filter(({ speaker }) => speaker !== undefined && title.includes(speaker));
  const inEach = answers.flatMap(({ span }) => [
    ...new Map(lexicon.names(text.slice(...span)).map((name) => [name.namings[0]?.actor.id, name])).values(),
  ]);
  return lexicon.actor(mostNamed(inEach, null) ?? '');
}

/** So many lines at the beginning of a text may be its letterhead, each no longer than this. */
const LINES = 4;
const LONGEST = 100;

/** The body whose name stands alone above a text: of a state’s name and a ministry’s in two lines the state's ministry. */
function ofLetterhead({ text, blocks }: Pick<Article, 'text' | 'blocks'>, lexicon: Lexicon): LexiconActor | null {
  let state: LexiconActor | null = null;
  for (const { span } of blocks.slice(0, LINES)) {
    const line = text.slice(...span);
    if (line.length > LONGEST) break;
    const names: string[] = state ? [line, `${line} of ${state.name}`] : [line];
    const naming: Naming | undefined = names.flatMap((name: string) => lexicon.named(name))[0];
    const isPublic =
      naming && (naming.how === 'organ' || isOfStates(naming.actor.code) || naming.actor.sector === 'GOV');
    if (naming?.actor.kind === 'country' && /\sof\s/iu.test(line)) state = naming.actor;
    else if (naming?.actor.kind === 'organisation' && isPublic && naming.actor.sector !== 'JRN') return naming.actor;
    else break;
  }
  return state;
}
