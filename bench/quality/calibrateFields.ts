// Fits the weights that tell how probable it is that a speaker, an addressee, a target, a day of saying, a party and a date of
// an event are right, prints them and how far their probabilities can be trusted:
//   node bench/quality/calibrateFields.ts MODEL
// on all labelled real texts (corpus/real) that are not held out, given that the statement or the event is right. A speaker
// whom the labels leave without a name is wrong, and so are a day where the labels have none and an addressee or a target whom
// they do not name as one.
import { isLabelledParty, isOn, isTold, sidesOf } from '../../src/evaluate/realEvents.ts';
import type { RealGold } from '../../src/evaluate/realGold.ts';
import { isAmong, pairsOf, sameNames } from '../../src/evaluate/speakers.ts';
import { openIssues, openIssueWeights, openLexicon } from '../../src/lexicon/index.ts';
import { timeStatements } from '../../src/stages/dates/index.ts';
import { findEvents } from '../../src/stages/events/index.ts';
import { partyConfidenceSignals } from '../../src/stages/events/partyConfidence.ts';
import { isKnown } from '../../src/stages/events/scores.ts';
import { assignRoles } from '../../src/stages/roles/index.ts';
import { classify } from '../../src/stages/topics/index.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { learnableTexts, referencedTexts, weightsOf } from './realTexts.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateFields.ts MODEL');

const lexicon = openLexicon();
const { eventWeights } = await weightsOf(folder);
const read = await Array.fromAsync(referencedTexts(folder, learnableTexts()));

/** One line for each tenth, and the weights. */
function fitted(field: string, texts: readonly (readonly Example[])[]): Record<string, number> {
  console.log(`${field}: confidence  count  right (each half of ${texts.length} texts by the weights of the other)`);
  for (const line of reliability(texts)) console.log(line);
  const weights = fit(texts.flat());
  console.log(JSON.stringify(weights));
  return weights;
}

/** The labelled statements of a text, each with the place of the one that was read. */
const foundIn = (gold: RealGold, document: (typeof read)[number]['referenced']) =>
  pairsOf(gold, document).flatMap((index, at) => {
    const label = gold.labels[at];
    return index === null || !label ? [] : [{ index, label }];
  });

/** The labelled statements of each text with their roles, and what tells of whom its names are. */
const assigned = read.map(({ gold, referenced }) => {
  const { statementRoles } = assignRoles(referenced);
  const found = foundIn(gold, referenced).flatMap(({ index, label }) => {
    const roles = statementRoles[index];
    return roles ? [{ roles, label }] : [];
  });
  return { found, known: { lexicon, date: gold.published } };
});
const speaker = fitted(
  'speaker',
  assigned.map(({ found, known }) =>
    found.flatMap(({ roles: { speaker: told, signals }, label }): Example[] => {
      const isRight = label.speakers.length > 0 && sameNames(label.speakers, told, known);
      return signals?.speaker ? [{ signals: { ...signals.speaker }, right: isRight }] : [];
    }),
  ),
);
/** Of addressees or targets; of a group each member has to be among those labelled. */
const counterparts = (role: 'addressees' | 'targets', named: 'to' | 'about'): Example[][] =>
  assigned.map(({ found, known }) =>
    found.flatMap(({ roles, label }) =>
      roles[role].flatMap((reference, at): Example[] => {
        const signals = roles.signals?.[role][at];
        return signals ? [{ signals: { ...signals }, right: isAmong(label[named], reference, known) }] : [];
      }),
    ),
  );
fitted('addressee', counterparts('addressees', 'to'));
fitted('target', counterparts('targets', 'about'));
const said = fitted(
  'day of saying',
  read.map(({ gold, referenced }) => {
    const { said: days, saidSignals } = timeStatements(referenced);
    return foundIn(gold, referenced).flatMap(({ index, label }): Example[] => {
      const signals = saidSignals[index];
      return signals ? [{ signals: { ...signals }, right: isOn(days[index] ?? null, label.said) }] : [];
    });
  }),
);

const [issues, topics] = [openIssues(), openIssueWeights()];
const unfitted = { ...eventWeights, dateConfidence: null, partyConfidence: null };
const events = read.map(({ gold, referenced }) => {
  const document = timeStatements(assignRoles(referenced, speaker), said);
  const left = new Set(findEvents(classify(document, issues, topics), lexicon, unfitted).occurrences);
  return gold.events.flatMap((label) => {
    const event = [...left].find((one) => isTold(label, one));
    if (!event) return [];
    left.delete(event);
    return [{ gold, label, event }];
  });
});
fitted(
  'date of an event',
  events.map((found) =>
    found.flatMap(({ label, event: { date, dateSignals } }): Example[] =>
      dateSignals ? [{ signals: { ...dateSignals }, right: isOn(date, label.date) }] : [],
    ),
  ),
);
const ROLES = [
  ['actor', 'actors'],
  ['recipient', 'recipients'],
] as const;
fitted(
  'party',
  events.map((found) =>
    found.flatMap(({ gold, label, event }): Example[] =>
      ROLES.flatMap(([role, side]) =>
        event[side].filter(isKnown).map((party) => {
          const isRight = isLabelledParty(sidesOf(label)[side], party, { lexicon, date: gold.published });
          return { signals: { ...partyConfidenceSignals(party, role, event.act !== null) }, right: isRight };
        }),
      ),
    ),
  ),
);
