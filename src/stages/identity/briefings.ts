import type { Linked, Participant } from '../../document/index.ts';
import { type LexiconActor, type OfficeMention, stateOf } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import { isOwnBriefing } from './briefingTitle.ts';
import type { EntityTable } from './entityTable.ts';
import { asksByWord, written } from './labelWords.ts';
import type { Labels } from './labels.ts';
import { headOf } from './ownBody.ts';
import type { Scene } from './scene.ts';

/** The least share of the answers that are of the one who speaks for the publisher, where nothing else tells it. */
const NEARLY_ALL = 0.8;

/** The turns of a label, and whether it is of somebody who asks. */
interface Voice {
  readonly label: string;
  readonly turns: number;
  readonly asks: boolean;
}

/**
 * The labels of a public body's own briefing, with the persons who answer there: they speak for its state if a label or
 * the title calls them spokesperson, if the title calls the whole a briefing, or if one of them gives nearly all answers.
 * Of those who have another office the lexicon or the text knows for whom they speak.
 */
export function withBriefers(linked: Linked, labels: Labels, scene: Scene, table: EntityTable): Labels {
  const { publisher } = scene;
  if (!publisher || publisher.sector === 'LEG' || publisher.sector === 'JUD') return labels;
  const voices = voicesOf(linked, scene);
  const answers = voices.filter(({ asks }) => !asks);
  const all = answers.reduce((sum, { turns }) => sum + turns, 0);
  const areAsked = answers.length < voices.length;
  const isBriefing = areAsked && isOwnBriefing(linked.title);
  const found = new Map(labels);
  for (const { label, turns } of answers) {
    const known = found.get(label) ?? null;
    if (known === null && OFFICE.test(label)) {
      const head = headOf(scene);
      if (head !== null) found.set(label, table.known(head)?.id ?? null);
      continue;
    }
    const person = table.get(known ?? '');
    if (person?.kind !== 'person') continue;
    const office = spokespersonIn(label, scene) ?? spokespersonIn(linked.title ?? '', scene, person);
    const isFree = person.represents === null && person.roles.length === 0 && !hasOffice(label, scene);
    if (office !== null || (isFree && (isBriefing || (areAsked && turns >= all * NEARLY_ALL))))
      speaksFor(person, publisher, office, table);
  }
  return found;
}

/** “Minister”, in a text of a ministry its own. */
const OFFICE = /^(?:the\s)?(?:minister|secretary)$/iu;

function speaksFor(
  { id }: Participant,
  publisher: LexiconActor,
  office: OfficeMention | null,
  table: EntityTable,
): void {
  const of = stateOf(publisher) ?? publisher.id;
  table.known(of);
  if (office) table.addOffice(id, { words: 'Spokesperson', of }, office);
  else table.speakFor(id, of);
}

function voicesOf({ blocks, text }: Linked, { lexicon }: Scene): Voice[] {
  const turns = blocks.flatMap(({ speaker, span }) => (speaker ? [{ speaker, span }] : []));
  return [...Map.groupBy(turns, ({ speaker }) => speaker)].map(([label, own]) => {
    const questions = own.filter(({ span }) =>
      text
        .slice(...span)
        .trimEnd()
        .endsWith('?'),
    ).length;
    const isMedium = lexicon.named(label)[0]?.actor.sector === 'JRN';
    return { label, turns: own.length, asks: asksByWord(label) || isMedium || questions * 2 >= own.length };
  });
}

const hasOffice = (label: string, { lexicon }: Scene): boolean =>
  lexicon.scan(written(label)).some(({ type }) => type === 'office');

/** The spokesperson whom words tell of, without another body's name beside it: of a title, the one that it names. */
function spokespersonIn(words: string, { lexicon, publisher }: Scene, person?: Participant): OfficeMention | null {
  const office = lexicon
    .scan(written(words))
    .find((found): found is OfficeMention => found.type === 'office' && found.office === 'spokesperson');
  if (!office || office.qualifier === 'former') return null;
  const isOwn = office.of === null || office.of === publisher?.id || office.of === publisher?.represents;
  const isNamed = person === undefined || `-${slugOf(words)}-`.includes(`-${slugOf(person.name)}-`);
  return isOwn && isNamed ? office : null;
}
