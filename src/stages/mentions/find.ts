import type { FoundMention, Segmented } from '../../document/index.ts';
import {
  genderOf,
  headNoun,
  type LexiconMention,
  type NameMention,
  namesBody,
  type Naming,
  type OfficeMention,
  type OrganMention,
  roleNoun,
} from '../../lexicon/index.ts';
import type { Encoded } from '../../model/index.ts';
import { firstIndex, overlaps, type Span, spanSet, wordsBefore, wordsBehind, wordSet } from '../../text/index.ts';
import { type Capitals, capitalsOf } from './capitals.ts';
import { datelinePlaces, withoutParty } from './places.ts';
import { type Found, isPartOf, namesOf, withRun, type WordRun } from './names.ts';
import { isMarking, isNoName } from './noNames.ts';
import { wholePersons } from './persons.ts';
import { isAcronymOfOffice, isPortfolio, withAllPortfolios, withoutPortfolio } from './portfolios.ts';
import { repeatedNames } from './repeated.ts';
import { ABBREVIATED, bodyAndHead, isTitled, isMonsieurIn, withoutTitles } from './titles.ts';
import { pronounIn } from './pronouns.ts';

/** A name found only by the model needs this probability, averaged over its words. */
const BELIEVED_NAME = 0.5;
/** The same for a description. */
const BELIEVED_DESCRIPTION = 0.5;

/** The words of the prose, and for each the number of its stretch of prose. */
export interface ProseWords {
  readonly words: readonly Span[];
  readonly stretchOf: readonly number[];
}

/**
 * Finds the mentions of a document window by window: names and descriptions marked by the model, names the lexicon
 * knows, and pronouns. A mention is returned by the window that owns its first word.
 */
export function mentionFinder(
  segmented: Segmented,
  { words, stretchOf }: ProseWords,
  scanned: readonly LexiconMention[],
): (encoded: Pick<Encoded, 'window' | 'entities' | 'descriptions'>) => FoundMention[] {
  const { text, sentences } = segmented;
  const inOneStretch = <Found extends { readonly span: Span }>(found: Found): (Found & { readonly run: WordRun })[] => {
    const run = runOf(words, found.span);
    return run && stretchOf[run[0]] === stretchOf[run[1] - 1] ? [{ ...found, run }] : [];
  };
  const known = scanned.flatMap((found) =>
    found.type === 'name' && !isMarking(text, found.span) ? inOneStretch(found) : [],
  );
  const knownPhrases = scanned.flatMap((found) =>
    found.type === 'name' ? [] : inOneStretch({ ...found, span: [found.span[0], found.head[1]] as const }),
  );
  /** “[EAM] Kari Holm”: an office that the model takes for a body, or its acronym for a person. */
  const officeHeads = new Set(knownPhrases.flatMap(({ type, head }) => (type === 'office' ? [String(head)] : [])));
  const isOffice = (kind: FoundMention['kind'], span: Span): boolean =>
    officeHeads.has(String(span)) && (kind !== 'person' || /^\p{Lu}+$/u.test(text.slice(...span)));
  const capitals = capitalsOf(text, words);
  const withPlace = datelinePlaces(segmented);
  const isMonsieur = isMonsieurIn(text);
  const persons = known.filter(({ namings }) => namings[0]?.how === 'person').map(({ span }) => text.slice(...span));
  const repeated = repeatedNames(text, words, capitals, sentences, persons);
  return ({ window, entities, descriptions }) => {
    const owned = ([start]: WordRun): boolean => start >= window.ownStart && start < window.ownEnd;
    const seen = { words, stretchOf, window };
    const first = firstIndex(known.length, (index) => (known[index]?.run[0] ?? 0) < window.start);
    const last = firstIndex(known.length, (index) => (known[index]?.run[0] ?? 0) < window.end);
    const ofLexicon = known.slice(first, last).filter(({ run }) => run[1] <= window.end);
    const isKnown = (word: number): boolean =>
      ofLexicon.some(
        ({ run, doubtful, namings }) => run[0] <= word && word < run[1] && !doubtful && namings[0]?.how !== 'person',
      );
    const seenNames = namesOf(text, seen, entities)
      .filter(({ score }) => score >= BELIEVED_NAME)
      .map((name) => withoutParty(text, withPlace(name), words))
      .map((name) => withoutTitles(text, withoutSmallWords(text, name, words), words, isMonsieur))
      .flatMap((name) => withinHeadline(name, text, words, capitals))
      .flatMap((name) => bodyAndHead(text, name, words))
      .filter((name) => !isNoName(text, name) && !isMarking(text, name.span))
      .filter((name, _, all) => !isTitled(text, name, all));
    const names = [...seenNames, ...repeated(window, seenNames, isKnown)]
      .flatMap((name) => outsideBrackets(text, name, words))
      .toSorted((a, b) => a.run[0] - b.run[0]);
    const believed = namesOf(text, seen, descriptions).filter(
      ({ run, score }) => score >= BELIEVED_DESCRIPTION && owned(run),
    );
    const phrases = withAllPortfolios(text, believed, words, isKnown);
    const extended = phrases.filter(
      ({ run }) => !believed.some((one) => one.run[0] === run[0] && one.run[1] === run[1]),
    );
    const ofModel = wholePersons(text, names, words, stretchOf, isKnown, capitals.inHeadline)
      .filter(({ kind, span }) => !isOffice(kind, span) && (kind === 'person' || !isPortfolio(text, span, ofLexicon)))
      .filter(({ run }) => !extended.some((office) => isPartOf(run, office.run)))
      .map((name) => withCampaign(withoutPortfolio(text, withoutConstituency(text, name, words), words), text, words))
      .map((name) => withoutVerb(text, name, words));
    const titles = phrases.filter((phrase) => isTitleOf(text, phrase, ofModel));
    const found = withPlaces(text, joined(text, outsideOf(titles, ofModel), ofLexicon)).filter(
      ({ run, span }, _, all) => owned(run) && !isAcronymOfOffice(text, span, all),
    );
    // “the Commission”: a capitalised common noun refers back to a body and is not a name.
    const isNoun = (name: FoundMention): boolean =>
      isCommonNoun(text.slice(...name.span)) || (name.form === 'name' && isTitleOf(text, name, found));
    const whole = phrases.filter((phrase) => !titles.includes(phrase));
    const named = found.filter((name) => !isNoun(name)).map((name) => withRestOf(text, name, whole));
    const common = found.filter(isNoun).map((name) => withArticle(text, name, words));
    const taken = new Set(named.map(({ run }) => String(run)));
    const described = phrases
      .map((found) => withoutBrokenName(found, named, words))
      .filter(({ run, span }) => run[0] < run[1] && !taken.has(String(run)) && !isOnlyDeterminer(text.slice(...span)))
      .filter(({ span }) => !isNameWithArticle(text, span, named))
      .map((found): FoundMention => ({ ...found, form: 'description' }));
    const isNew = ({ run }: FoundMention): boolean => !described.some((one) => overlaps(one.run, run));
    const pronouns: FoundMention[] = [];
    for (let word = window.ownStart; word < window.ownEnd; word += 1) {
      const span = pronounIn(text, words[word] ?? [0, 0]);
      if (span) pronouns.push({ span, run: [word, word + 1], form: 'pronoun', kind: null, score: 1 });
    }
    const isApart = ({ span }: FoundMention): boolean => !named.some((name) => overlaps(name.span, span));
    const all = [...described, ...common.filter(isNew)];
    const isNewPhrase = ({ run }: FoundMention): boolean => !all.some((one) => overlaps(one.run, run));
    const at = (word: number): number =>
      firstIndex(knownPhrases.length, (index) => (knownPhrases[index]?.run[0] ?? 0) < word);
    const offices = knownPhrases
      .slice(at(window.ownStart), at(window.ownEnd))
      .filter(({ head }) => !named.some(({ span }) => overlaps(span, head)))
      .map((phrase) => {
        const { span, run } = phrase;
        return withArticle(text, { span, run, form: 'description', kind: kindOfPhrase(phrase), score: 1 }, words);
      });
    return [...named, ...all, ...offices.filter(isNewPhrase), ...pronouns.filter(isApart)].toSorted(
      (a, b) => a.run[0] - b.run[0] || b.run[1] - a.run[1],
    );
  };
}

/** “Kevin | King”: if a person's name begins an all-capitalised description, the whole of it is the name. */
function withRestOf(text: string, name: FoundMention, phrases: readonly Found[]): FoundMention {
  const whole = phrases.find(
    ({ run, kind, span }) =>
      name.kind === 'person' &&
      kind === 'person' &&
      run[0] === name.run[0] &&
      run[1] > name.run[1] &&
      !ABBREVIATED.test(text.slice(...span)) &&
      text
        .slice(...span)
        .split(/\s+/u)
        .every((word) => /^\p{Lu}/u.test(word) && !/[’']s$/u.test(word)),
  );
  return whole ? { ...name, run: whole.run, span: whole.span } : name;
}

/** “the International | Criminal Court”: a description that breaks off within a name ends before the name. */
function withoutBrokenName(found: Found, named: readonly FoundMention[], words: readonly Span[]): Found {
  const broken = named.find(({ run }) => run[0] < found.run[1] && found.run[1] < run[1]);
  return broken ? withRun(found, [found.run[0], Math.max(broken.run[0], found.run[0])], words) : found;
}

/** “the [Taliban]”: a name preceded only by an article is not a description. */
const isNameWithArticle = (text: string, [start, end]: Span, named: readonly FoundMention[]): boolean =>
  named.some(({ span }) => span[1] === end && span[0] >= start && isOnlyDeterminer(text.slice(start, span[0]).trim()));

/** “[Sri Lankan] aid”: lower-case words at the end of a name found by the model are cut off. */
function withoutSmallWords(text: string, name: Found, words: readonly Span[]): Found {
  const [start] = name.run;
  let [, end] = name.run;
  const wordAt = (word: number): string => text.slice(...(words[word] ?? [0, 0]));
  // “Hau-yip”, “Znak.com”: a part joined by a hyphen or a full stop belongs to the name.
  const isTied = (word: number): boolean =>
    /^[-‑.]$/u.test(wordAt(word - 1)) && words[word - 1]?.[1] === words[word]?.[0];
  const isSmall = (word: number): boolean => /^\p{Ll}/u.test(wordAt(word)) && !isTied(word);
  while (end > start && isSmall(end - 1)) end -= 1;
  if (name.kind === 'person' && end - start > 2 && POSTNOMINAL.test(wordAt(end - 1))) end -= 1;
  return withRun(name, [start, end], words);
}

/** “Ben Holm QC”: what comes behind a name and is no surname. */
const POSTNOMINAL = /^(?:[QKS]C|MEP|MSP|M[LH]A|[CMO]BE|PhD|Esq)$/u;
/** “Said [Holm], “We …””: a verb before its speaker is not the given name for which the model takes it. */
function withoutVerb<Name extends Found>(text: string, name: Name, words: readonly Span[]): Name {
  const [start, end] = name.run;
  const isVerb = end - start > 1 && VERB.has(text.slice(...(words[start] ?? [0, 0])));
  return isVerb && SPEECH.test(wordsBehind(text, name.span[1])) ? withRun(name, [start + 1, end], words) : name;
}

const VERB = wordSet('Said Says Wrote Writes Added Adds Asked Tweeted');
const SPEECH = /^\s?[,:]\s?["“]/u;

/** “[President Ada] Vik”, “Ms. [Ada] Vik”: what an editor has put before a surname is no part of the name, and none by itself. */
function outsideBrackets(text: string, name: Found, words: readonly Span[]): Found[] {
  const [start, end] = name.run;
  let last = end - 1;
  while (last >= start && text.slice(...(words[last] ?? [0, 0])) !== ']') last -= 1;
  if (last >= start) return [withRun(name, [last + 1, end], words)];
  return name.kind === 'person' && /^\] \p{Lu}/u.test(wordsBehind(text, name.span[1])) ? [] : [name];
}

/** “[Jan Vale] Says He Never”: in a headline a person's name ends before words that the text writes small elsewhere. */
function withinHeadline(
  name: Found,
  text: string,
  words: readonly Span[],
  { inHeadline, isCommon }: Capitals,
): Found[] {
  let [start] = name.run;
  if (name.kind !== 'person' || !inHeadline(start)) return [name];
  while (start < name.run[1] && isCommon(start)) start += 1;
  let end = start;
  while (end < name.run[1] && !isCommon(end)) end += 1;
  const [first, last] = [words[start], words[end - 1]];
  if (start === end || !first || !last) return [];
  const owner = end === name.run[1] ? last[1] - name.span[1] : (/[’']s$/u.exec(text.slice(...last))?.[0].length ?? 0);
  return [{ ...name, run: [start, end], span: [first[0], last[1] - owner] }];
}

/** What an office is of, right before a name: “governor of”, “ambassador at large for religious”. */
const OFFICE_OF =
  /\b(?:[Mm]ayor|[Gg]overnor|[Ss]enator|[Cc]ongress(?:wo)?man|[Rr]epresentative|MP|[Cc]ouncillor|[Pp]remier|[Mm]inister|[Pp]resident|[Cc]hancellor|[Aa]mbassador|(?:[Aa]rchb|[Bb])ishop)(?:\s[Aa]t\s[Ll]arge)?\s(?:of|for|from)\s(?:\p{Lu}\p{Ll}+\s){0,2}$/u;

/** “governor of Alaska [Sarah Palin]”: what somebody is governor of does not belong to a name of three words or more. */
function withoutConstituency(text: string, name: Found, words: readonly Span[]): Found {
  const [start, end] = name.run;
  const next = words[start + 1];
  if (name.kind !== 'person' || end - start < 3 || !next || genderOf(text.slice(...name.span)) !== null) return name;
  if (!/^\p{Lu}\p{L}+$/u.test(text.slice(...next))) return name;
  return OFFICE_OF.test(wordsBefore(text, name.span[0])) ? withRun(name, [start + 1, end], words) : name;
}

/** “[Malian Water Minister] | Oumar Keita”: what ends in an office right before a person's name is that person's title. */
const isTitleOf = (text: string, { kind, span, run }: Found, names: readonly Found[]): boolean =>
  kind === 'person' &&
  headNoun(text.slice(...span))?.kind === 'person' &&
  names.some((other) => other.kind === 'person' && other.run[0] === run[1] && other.span[0] === span[1] + 1);

/** “[Ethiopian Water] Minister Habtamu Itefa”: no person's name is within the title of another. */
const outsideOf = <Name extends Found>(titles: readonly Pick<Name, 'run'>[], names: readonly Name[]): Name[] =>
  names.filter(
    ({ kind, run }) => kind !== 'person' || !titles.some((title) => title.run[0] <= run[0] && run[1] <= title.run[1]),
  );

/** “The [Vale | campaign]”: who works for a candidate is a body with the candidate's name. */
function withCampaign(name: Found, text: string, words: readonly Span[]): Found {
  const [start, end] = name.run;
  const next = words[end];
  const isBody =
    (name.kind === 'person' || (name.kind === 'organisation' && end - start === 1)) &&
    next !== undefined &&
    /^the$/iu.test(text.slice(...(words[start - 1] ?? [0, 0]))) &&
    CAMPAIGN.test(wordsBehind(text, name.span[1]));
  return isBody ? { ...withRun(name, [start, end + 1], words), kind: 'organisation' } : name;
}

/** Not “campaign trail”, “campaign manager”. */
const CAMPAIGN =
  /^ campaign(?! (?:ad|adviser|advisor|aide|chairman|chairwoman|chief|event|manager|official|promise|rally|slogan|speech|spokes\p{L}+|staff|stop|trail))\b/u;

/** “People's Front of [Anjouan]”: the place in a body's name belongs to it. */
function withPlaces(text: string, names: readonly FoundMention[]): FoundMention[] {
  const found: FoundMention[] = [];
  for (const name of names.toSorted((a, b) => a.run[0] - b.run[0])) {
    const last = found.at(-1);
    const isOf =
      last?.kind === 'organisation' &&
      name.form === 'name' &&
      name.kind !== 'person' &&
      /^\s(?:of|for)\s(?:the\s)?$/u.test(text.slice(last.span[1], name.span[0])) &&
      namesBody(text.slice(...last.span));
    if (last && isOf)
      found[found.length - 1] = { ...last, run: [last.run[0], name.run[1]], span: [last.span[0], name.span[1]] };
    else found.push(name);
  }
  return found;
}

/** The kind of mention for an office or body phrase known to the lexicon. */
const kindOfPhrase = (phrase: OfficeMention | OrganMention): FoundMention['kind'] =>
  phrase.type === 'organ' ? 'organisation' : phrase.plural ? 'group' : 'person';

const isCommonNoun = (words: string): boolean => !/\s/u.test(words) && roleNoun(words) !== null;

/** The common noun with its article, as a description. */
function withArticle(
  text: string,
  { run: [start, end], span, kind, score }: FoundMention,
  words: readonly Span[],
): FoundMention {
  const before = words[start - 1];
  const has = before !== undefined && /^(?:the|its|his|her|their)$/iu.test(text.slice(...before));
  const noun = roleNoun(text.slice(...span));
  return {
    run: [has ? start - 1 : start, end],
    span: [has ? before[0] : span[0], span[1]],
    form: 'description',
    kind:
      isCommonNoun(text.slice(...span)) && noun?.kind === 'person'
        ? noun.plural
          ? 'group'
          : 'person'
        : (kind ?? 'organisation'),
    score,
  };
}

/** Words [start, end) that a span overlaps; null if none. */
function runOf(words: readonly Span[], span: Span): WordRun | null {
  const low = firstIndex(words.length, (index) => (words[index]?.[1] ?? Infinity) <= span[0]);
  let end = low;
  while ((words[end]?.[0] ?? Infinity) < span[1]) end += 1;
  return end > low ? [low, end] : null;
}

/**
 * Names from the model and the lexicon combined. If both see one at a place, the longer wins; a doubtful lexicon name
 * (Jordan, Male) counts only if the model sees a name as well. An adjective or people of a state is a demonym.
 */
function joined(
  text: string,
  ofModel: readonly Found[],
  ofLexicon: readonly (NameMention & { readonly run: WordRun })[],
): FoundMention[] {
  const size = ([start, end]: Span): number => end - start;
  const found: FoundMention[] = [];
  const taken = spanSet();
  const wider = (span: Span): boolean =>
    ofLexicon.some(({ span: own, doubtful }) => !doubtful && overlaps(own, span) && size(own) > size(span));
  for (const name of ofModel) {
    if (wider(name.span)) continue;
    const same = ofLexicon.find(({ span }) => span[0] === name.span[0] && span[1] === name.span[1]);
    found.push({ ...name, ...(same ? formOf(same.namings, name.kind) : { form: 'name' as const }) });
    taken.add(name.span);
  }
  for (const { span, run, namings, doubtful } of ofLexicon)
    if (!doubtful && !taken.overlaps(span)) found.push({ span, run, score: 1, ...formOf(namings, null) });
  return found;
}

function formOf([first]: readonly Naming[], seen: FoundMention['kind']): Pick<FoundMention, 'form' | 'kind'> {
  const isDemonym = first?.how === 'demonym' || first?.how === 'people';
  if (isDemonym && seen !== 'person' && seen !== 'organisation') return { form: 'demonym', kind: 'group' };
  return { form: 'name', kind: seen ?? kindOf(first) };
}

function kindOf(naming: Naming | undefined): FoundMention['kind'] {
  const kind = naming?.actor.kind;
  if (naming?.how === 'metonym') return 'organisation';
  return kind === 'person' ? 'person' : kind === 'country' ? 'place' : 'organisation';
}

/** An article, a possessive or a form of address alone is not a description. */
const isOnlyDeterminer = (words: string): boolean =>
  /^(?:Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|the|an?|this|that|these|those|his|her|its|their|our|my|your|some|two|both|all|other|another)$/iu.test(
    words,
  );
