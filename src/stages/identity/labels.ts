import { type Entity, interviewed, type Linked, type Participant } from '../../document/index.ts';
import { genderOf, isHonorific, isSmallWord, NAME_RUN } from '../../lexicon/index.ts';
import { slugOf, sole, within, wordsBefore } from '../../text/index.ts';
import { isOutlet } from './authors.ts';
import type { EntityTable } from './entityTable.ts';
import { inBrackets } from './brackets.ts';
import { bare, inDocument, nameIn, quietly, withoutTitles, written } from './labelWords.ts';
import type { Scene } from './scene.ts';
import { answererIn, fromTitle, titledBy } from './titled.ts';

/** The labels of a document's turns, each with the id of the person it refers to; null if unknown. */
export type Labels = ReadonlyMap<string, string | null>;

/**
 * Resolves each label, in this order: a person in the document (“CASTRO-TAN” is Wilhelmina Castro-Tan, “WST” William S.
 * Turner), or in the title with an office; an actor of the lexicon with that name; the holder on that date of the office in
 * the label, of the publishing body (“THE PRESIDENT”); a name alone; for “Q”, whoever the title names as asking; for “Q” and the outlet's
 * own name, the one of `authors`; for “A”, whom the title of an interview names, or of the persons named before the
 * first turn the one in the title, or else whom the title quotes, the one who is said to be interviewed, or the first;
 * for “MODERATOR”, whoever says “I am …” under that label; a medium; a single word that can only be a surname.
 */
export function labelsOf(
  linked: Linked,
  entities: readonly Entity[],
  scene: Scene,
  table: EntityTable,
  authors: readonly Participant[],
): Labels {
  const labels = [...new Set(linked.blocks.flatMap(({ speaker }) => speaker ?? []))];
  const slugs = new Map<string, string>();
  const slugFor = (name: string): string => {
    const slug = slugs.get(name) ?? slugOf(name);
    slugs.set(name, slug);
    return slug;
  };
  const named = new Map(
    labels.map((label) => {
      const own = holderIn(label, scene) ?? holderElsewhere(label, labels, scene) ?? label;
      const name = nameIn(written(bare(own)), scene);
      const inText = inDocument(own, table, slugFor) ?? inDocument(name, table, slugFor);
      const titled = titledBy(withoutTitles(name), scene);
      const isNew = inText === null || (inText.id.startsWith('doc:') && inText.represents === null);
      const told = titled && isNew ? fromTitle(titled, table, inText?.id) : null;
      return [label, told ?? inText ?? inLexicon(own, scene, table) ?? byShape(own, scene, table)];
    }),
  );
  // “HANI SEWILAM:” tells more than the “Minister Sewilam” of a question.
  for (const [label, person] of named)
    if (person?.kind === 'person') table.nameInFull(person.id, withoutTitles(nameIn(written(bare(label)), scene)));
  for (const [label, person] of inBrackets(linked, named, scene, table)) named.set(label, person);
  const answering = new Set([...named.values()].flatMap((person) => person?.id ?? []));
  return new Map(
    labels.map((label) => {
      const somebody =
        named.get(label) ??
        byCustom(linked, entities, label, labels, answering, scene, table, authors) ??
        introducing(linked, entities, label, table) ??
        mediumOf(label, scene, table) ??
        bySurname(label, linked, scene, table);
      return [label, somebody?.id ?? null];
    }),
  );
}

/** “The Minister for Ports (Anna Holt)”: who has the office; null of “The Minister for Ports (South Africa)”. */
function holderIn(label: string, { lexicon }: Scene): string | null {
  const holder = /^The\s[^()]+\(([^()]+)\)$/u.exec(label)?.[1];
  return holder === undefined || lexicon.named(holder).some(({ how }) => how !== 'person') ? null : holder;
}

/** “The MINISTER FOR PORTS”, where another label of the text is “The Minister for Ports (Anna Holt)”. */
function holderElsewhere(label: string, labels: readonly string[], scene: Scene): string | null {
  const begin = `${label} (`.toLowerCase();
  const holders = labels.flatMap((other) =>
    other.toLowerCase().startsWith(begin) ? (holderIn(other, scene) ?? []) : [],
  );
  return sole(new Set(holders)) ?? null;
}

/** The lexicon's actor for the words: a name, a surname near the date, the holder of the office. */
function inLexicon(label: string, { lexicon, date, publisher, home }: Scene, table: EntityTable): Participant | null {
  const words = written(bare(label));
  const scanned = lexicon.scan(words);
  const name = scanned.find((found) => found.type === 'name' && found.namings[0]?.how === 'person');
  if (name?.type === 'name' && name.namings[0]) return table.known(name.namings[0].actor.id);
  if (!date) return null;
  const office = scanned.find(({ type }) => type === 'office');
  if (office?.type === 'office') {
    const last = nameIn(words, { lexicon });
    for (const body of [office.of, publisher?.id, publisher?.represents, home].flatMap((id) => id ?? [])) {
      const holders = lexicon.holders(office.office, body, date);
      const fitting = holders.filter(({ term }) => last === '' || slugOf(term.person.name).endsWith(slugOf(last)));
      const people = new Set(fitting.map(({ term }) => term.person.id));
      const [first] = fitting;
      if (first && people.size === 1) return table.known(first.term.person.id);
    }
  }
  const surname = written(withoutTitles(words));
  const only = sole(/^\p{L}[\p{L}'’-]+$/u.test(surname) ? lexicon.surname(surname, date) : []);
  return only && table.known(only.id);
}

/** “António Guterres”, “Ms LEE”: a name found nowhere else in the document or the lexicon. */
function byShape(label: string, scene: Scene, table: EntityTable): Participant | null {
  const whole = written(bare(label));
  const hasTitle = isHonorific(whole.split(' ', 1)[0] ?? '');
  const spelled = written(withoutTitles(nameIn(whole, scene)));
  // “Mrs. Ada VIK”
  const words = hasTitle ? quietly(spelled) : spelled;
  const [run] = words.matchAll(NAME_RUN);
  const shortest = hasTitle ? 2 : 4;
  const isName =
    run?.[0] === words && words.length >= shortest && !NO_NAME.test(words) && (/\s/u.test(words) || words !== whole);
  return isName ? table.own(words, 'person', null) : null;
}

const NO_NAME =
  /^(?:Question|Answer|Q|A|Interviewer|Host|Moderator|Presenter|Narrator|Reporter|Journalist|Speaker|Audience|Operator|Participant|Voice|Video|Unidentified.*|Unknown.*|The .*|Mr|Ms|.* (?:Speaker|Reporter|Minister|President|Secretary|Official|Member))$/iu;

/** “Secretary Vale With Jon Holt of Harbour News”: the one who asks, where somebody else answers. */
const ASKED_BY = /\b[Ww]ith\s(\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,3})\s(?:of|on|from)\s(?:the\s)?\p{Lu}/u;
/** “Secretary Vale On Harbour News Tonight With Jon Holt”. */
function askingOnAir(title: string): string | undefined {
  const [, show = '', name] =
    /^(.+)\s[Ww]ith\s(\p{Lu}[\p{L}.’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,2})\s*$/u.exec(title) ?? [];
  return /\bon\s/iu.test(show) && PROGRAMME.test(show) ? name : undefined;
}

const PROGRAMME =
  /\b(?:News|Nation|Tonight|Today|Morning|Evening|Report|Show|Press|Union|Hour|Week|Podcast|Radio|Television|TV)$/u;

/** “An interview with the governor Eva Holm”, “We met Eva Holm”. */
const LED =
  /\b(?:interview(?:s|ed)? (?:with )?|(?:we|I) (?:met|asked|interviewed|spoke (?:to|with)|talked (?:to|with)|sat down with) )(?:[\p{L}’'-]+,? ){0,5}$/iu;
/** “Eva Holm: ‘The locks leak’” above a text that says “the governor”. */
const TITLED = /^(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,3}):\s?["“‘']/u;

/** Of those named ahead of an interview the one in its title, or whom the title quotes while the text says “the governor”. */
function inTitle(title: string | null, met: readonly string[], table: EntityTable): Participant | null {
  if (title === null) return null;
  const there = met.flatMap((id) => table.get(id) ?? []).filter(({ name }) => title.includes(name));
  if (there.length > 0) return sole(there);
  const quoted = TITLED.exec(title)?.[1];
  return quoted !== undefined && genderOf(quoted) !== null ? table.own(quoted, 'person', null) : null;
}

/** Of more than this named ahead of an interview, the first need not be the one who answers. */
const FEW_NAMED = 3;

/** The one who is said to be interviewed, or, of few, whoever is named first. */
function introduced(
  text: string,
  before: readonly Entity[],
  met: readonly string[],
  table: EntityTable,
): Participant | null {
  const led = before.find(
    ({ actor, span: [start] }) => actor && met.includes(actor) && LED.test(wordsBefore(text, start)),
  );
  const somebody = led?.actor ?? (met.length <= FEW_NAMED ? met[0] : undefined);
  return somebody === undefined ? null : (table.get(somebody) ?? null);
}

const ASKING_LABEL = /^(?:q|question|interviewer)$/iu;

/** “Q”, “A” and the outlet's own name. */
function byCustom(
  { outlet, blocks, title, text }: Linked,
  entities: readonly Entity[],
  label: string,
  labels: readonly string[],
  answering: ReadonlySet<string>,
  scene: Scene,
  table: EntityTable,
  authors: readonly Participant[],
): Participant | null {
  const isAnswer = (other: string): boolean => /^(?:a|answer|guest|interviewee)$/iu.test(other);
  const asking = ASKING_LABEL.test(label);
  const asker = asking ? (ASKED_BY.exec(title ?? '')?.[1] ?? askingOnAir(title ?? '')) : undefined;
  if (asker !== undefined && !answering.has(`doc:${slugOf(asker)}`)) return table.own(asker, 'person', null);
  const isQuestion = asking && labels.some(isAnswer);
  const isOwn =
    isOutlet(label, outlet) ||
    (isShortFor(label, outlet) && !labels.some((other) => ASKING_LABEL.test(other))) ||
    table.all().some(({ kind, name }) => kind === 'organisation' && isOutlet(label, name));
  if (!isAnswer(label) && !isQuestion && !isOwn) return null;
  const first = blocks.find(({ kind }) => kind === 'turn')?.span[0] ?? 0;
  const before = entities.filter(({ kind, span }) => kind === 'person' && span[1] <= first);
  const met = [...new Set(before.flatMap(({ actor }) => actor ?? []))].filter(
    (id) => !authors.some((author) => author.id === id),
  );
  if (isAnswer(label)) {
    const named = interviewed(title, table.all(), [...authors.map(({ id }) => id), ...answering]);
    const others = met.filter((id) => !answering.has(id));
    const titled = answererIn(scene, (id) => answering.has(id) || authors.some((author) => author.id === id));
    return (
      (titled && fromTitle(titled, table)) ??
      named ??
      inTitle(title, others, table) ??
      introduced(text, before, others, table)
    );
  }
  const author = sole(authors);
  if (author) return author;
  // “Jonas Winterhalder met her in Niamey.”: of two persons named before the interview, the one who does not answer.
  const [, asks] = met;
  if (met.length === 2 && asks !== undefined && !answering.has(asks)) return table.get(asks) ?? null;
  return isOwn && outlet !== null ? table.own(outlet, 'organisation', null) : null;
}

/** “HH” of the Harbour Herald, “WN” of Wikinews: capitals that are letters of it, in their order, from the first one on. */
function isShortFor(label: string, outlet: string | null): boolean {
  if (outlet === null || !/^\p{Lu}{2,4}$/u.test(label)) return false;
  const name = outlet.replace(/^the\s/iu, '').toUpperCase();
  let at = -1;
  return name.startsWith(label.charAt(0)) && [...label].every((letter) => (at = name.indexOf(letter, at + 1)) >= 0);
}

/** “LEE”, again and again: a word that is no other. */
function bySurname(label: string, { blocks }: Linked, { lexicon }: Scene, table: EntityTable): Participant | null {
  const isName =
    /^\p{Lu}[\p{L}'’-]{2,}$/u.test(label) &&
    /[aeiouy]/iu.test(label) &&
    !NO_NAME.test(label) &&
    !isSmallWord(label.toLowerCase()) &&
    lexicon.named(label).length === 0 &&
    !table.all().some(({ name }) => name.toLowerCase().split(' ').includes(label.toLowerCase())) &&
    blocks.filter(({ speaker }) => speaker === label).length > 1;
  return isName ? table.own(written(label), 'person', null) : null;
}

/** “Reuters”, “Bloomberg” of Bloomberg News, as whoever asks for it is called at briefings. */
function mediumOf(label: string, { lexicon }: Scene, table: EntityTable): Participant | null {
  const medium = [label, `${label} News`]
    .flatMap((name) => lexicon.named(name))
    .find(({ actor }) => actor.sector === 'JRN');
  return medium ? table.known(medium.actor.id) : null;
}

/** “I am Pontus Ågren from the press service.” */
function introducing(
  { blocks, text }: Linked,
  entities: readonly Entity[],
  label: string,
  table: EntityTable,
): Participant | null {
  for (const { span, speaker } of blocks) {
    if (speaker !== label) continue;
    const found = within(entities, span).find(
      ({ kind, span: [start] }) =>
        kind === 'person' && /\b(?:I am|I['’]m|my name is)\s$/iu.test(wordsBefore(text, start)),
    );
    if (found?.actor) return table.get(found.actor) ?? null;
  }
  return null;
}
