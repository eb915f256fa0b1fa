import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AttributionEvaluation,
  evaluateReal,
  type RealEvaluation,
  evaluateArticles,
  evaluateDates,
  evaluateMerging,
  evaluatePages,
  evaluatePositions,
  evaluateStatements,
  evaluateContext,
  evaluateTopics,
  evaluateVerify,
  checkCase,
  readCases,
  readRealAttributions,
  readRealGold,
  readTopicGold,
  runAttributionEvaluation,
  runRealAttributionEvaluation,
  runEntityEvaluation,
  runEventEvaluation,
} from '../../src/evaluate/index.ts';
import { openReader } from '../../src/pipeline/index.ts';
import { scoreDevelopmentTexts } from './development.ts';
import type { Measured } from './measured.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What is right in the real texts that nobody has learnt from or read. */
const heldBackOf = ({ statements: { heldBack }, events }: RealEvaluation): Measured['figures'] => ({
  heldBackNamed: heldBack.speakerNamed,
  heldBackRight: heldBack.speakerRight,
  heldBackNested: heldBack.nestedNamed,
  heldBackAddressees: heldBack.addressees.f1,
  heldBackSaid: heldBack.said,
  heldBackSureSpeakers: heldBack.sureSpeakers.right,
  heldBackSureTargets: heldBack.sureTargets.right,
  heldBackSureDays: heldBack.sureDays.right,
  ...eventsHeldBackOf(events),
});

const eventsHeldBackOf = ({ heldBack }: RealEvaluation['events']): Measured['figures'] => ({
  eventsHeldBackFound: heldBack.found,
  eventsHeldBackPrecision: heldBack.precision,
  eventsHeldBackF1: heldBack.f1,
  eventsHeldBackParties: heldBack.bothParties,
  eventsHeldBackDates: heldBack.date,
  eventsHeldBackSureDates: heldBack.sureDates.right,
  eventsHeldBackSureParties: heldBack.sureParties.right,
  eventsHeldBackCodes: heldBack.codes,
  eventsHeldBackCodesPrecision: heldBack.codesPrecision,
});

async function ofHeldBack({ documents, sha256 }: ReturnType<typeof readRealGold>): Promise<Measured> {
  const held = documents.filter(({ heldBack }) => heldBack);
  return { figures: heldBackOf(await evaluateReal(held)), sha256: [sha256] };
}

/** The data sets that floors.json has floors for; null where the data is absent, as in a user's clone. */
export const measures: Readonly<Record<string, () => Promise<Measured | null>>> = {
  corpus: async () => ofAttribution(await evaluate(join(ROOT, 'corpus', 'documents'))),
  adversarial: async () => {
    const cases = readCases(join(ROOT, 'corpus', 'adversarial'));
    const reader = await openReader();
    let passed = 0;
    for (const { name, text, expectations } of cases) {
      const { attributions } = await reader.read({
        form: 'record',
        input: name,
        id: name,
        record: { text, language: 'en' },
      });
      if (checkCase({ text, expectations }, attributions).passed) passed += 1;
    }
    await reader.close();
    return { figures: { passed: (100 * passed) / cases.length } };
  },
  polnear: async () => {
    const path = join(ROOT, '..', 'shared', 'data', 'polnear', 'dev.jsonl');
    return existsSync(path) ? ofOutermost(await evaluate(path)) : null;
  },
  speakers: async () => {
    const { all, heldBack } = await evaluateStatements([join(ROOT, 'corpus', 'documents')]);
    return {
      figures: {
        named: all.speakerNamed,
        right: all.speakerRight,
        represents: all.represents,
        polarity: all.polarity,
        said: all.said,
        act: all.actType.f1,
        actTargets: all.actTargets.f1,
        addressees: all.addressees.f1,
        targets: all.targets.f1,
        topics: all.topics.f1,
        heldBackNamed: heldBack.speakerNamed,
        heldBackRight: heldBack.speakerRight,
        heldBackSaid: heldBack.said,
        heldBackTopics: heldBack.topics.f1,
      },
    };
  },
  real: async () => {
    const folder = shared('real');
    if (!existsSync(folder)) return null;
    const { documents, sha256 } = readRealGold(join(ROOT, 'corpus', 'real', 'labels.jsonl'), folder);
    const found = await evaluateReal(documents);
    const { all } = found.statements;
    return {
      figures: {
        named: all.speakerNamed,
        right: all.speakerRight,
        addressees: all.addressees.f1,
        said: all.said,
        eventsOnlyParties: found.events.all.onlyParties,
        eventsOnce: 100 - found.events.all.doubled,
        ...heldBackOf(found),
      },
      sha256: [sha256],
    };
  },
  papers: async () => {
    const folder = shared('polnear');
    if (!existsSync(folder)) return null;
    return ofHeldBack(readRealGold(join(ROOT, 'corpus', 'real', 'papers.jsonl'), folder));
  },
  news: async () => {
    const folder = shared('wikievents');
    if (!existsSync(folder)) return null;
    return ofHeldBack(readRealGold(join(ROOT, 'corpus', 'real', 'wikievents.jsonl'), folder));
  },
  realAttributions: async () => {
    const folders = [shared('real'), shared('wikievents')];
    if (!folders.every((folder) => existsSync(folder))) return null;
    const gold = readRealAttributions(join(ROOT, 'corpus', 'real', 'attributions-heldback.jsonl'), ...folders);
    const { evaluation } = await runRealAttributionEvaluation(gold);
    const { exact, token, linkedExact, sha256 } = evaluation;
    const { precision, recall, f1 } = linkedExact.all;
    const figures = {
      exact: exact.all.f1,
      token: token.all.f1,
      linked: f1,
      linkedPrecision: precision,
      linkedRecall: recall,
    };
    return { figures: { ...figures, outermostLinked: evaluation.outermost.linkedExact.all.f1 }, sha256 };
  },
  events: async () => {
    const folders = [shared('real'), shared('polnear'), shared('wikievents')];
    if (!folders.every((folder) => existsSync(folder))) return null;
    const { documents, sha256 } = readRealGold(join(ROOT, 'corpus', 'real', 'events.jsonl'), ...folders);
    const { events } = await evaluateReal(documents.filter(({ heldBack }) => heldBack));
    return { figures: eventsHeldBackOf(events), sha256: [sha256] };
  },
  development: () =>
    scoreDevelopmentTexts(shared('real', 'dev.json'), join(ROOT, '..', 'shared', 'reference', 'score_real.py')),
  topics: async () => {
    const folder = shared('real');
    if (!existsSync(folder)) return null;
    const folders = [folder, shared('polnear')].filter((one) => existsSync(one));
    const goldOf = (name: string) => readTopicGold(join(ROOT, 'corpus', 'real', name), folders);
    const [own, others] = [goldOf('topics.jsonl'), goldOf('topics-others.jsonl')];
    const { heldBack } = await evaluateTopics(own.documents);
    const { heldBack: byOthers } = await evaluateTopics(others.documents);
    return {
      figures: {
        heldBack: heldBack.f1,
        heldBackPrecision: heldBack.precision,
        heldBackRecall: heldBack.recall,
        others: byOthers.f1,
        othersPrecision: byOthers.precision,
        othersRecall: byOthers.recall,
      },
      sha256: [own.sha256, others.sha256],
    };
  },
  dates: async () => {
    const own = await evaluateDates([join(ROOT, 'corpus', 'dates')]);
    const documents = await evaluateDates([join(ROOT, 'corpus', 'documents')]);
    return {
      figures: {
        found: own.all.found.recall,
        resolved: own.all.resolved,
        said: own.all.said,
        heldBackResolved: own.heldBack.resolved,
        documentsFound: documents.all.found.recall,
        documentsResolved: documents.all.resolved,
        documentsSaid: documents.all.said,
      },
    };
  },
  merging: async () => {
    const { score } = evaluateMerging(
      ['open.txt', 'held-back.txt'].map((name) => join(ROOT, 'corpus', 'merging', name)),
    );
    return { figures: { f1: score.f1, precision: score.precision } };
  },
  positions: async () => {
    const of = (...names: string[]) =>
      evaluatePositions(names.map((name) => join(ROOT, 'corpus', 'positions', `${name}.txt`)));
    const all = await of('open', 'held-back');
    const heldBack = await of('held-back');
    const fresh = await of('fresh');
    return {
      figures: {
        given: all.given,
        markedRight: all.markedRight,
        changesMarked: all.changesMarked,
        heldBackMarkedRight: heldBack.markedRight,
        heldBackChangesMarked: heldBack.changesMarked,
        freshMarkedRight: fresh.markedRight,
        freshChangesMarked: fresh.changesMarked,
      },
    };
  },
  quotations: async () => {
    const folder = join(ROOT, 'corpus', 'quotations');
    const against = join(folder, 'transcripts.jsonl');
    const heldBack = await evaluateVerify(join(folder, 'held-back.jsonl'), { against });
    const tuning = await evaluateVerify(join(folder, 'tuning.jsonl'), { against });
    return { figures: { heldBack: heldBack.verdictRight, tuning: tuning.verdictRight } };
  },
  context: async () => {
    const of = (name: string) => evaluateContext(join(ROOT, 'corpus', 'context', `${name}.jsonl`));
    const tuning = await of('tuning');
    const heldBack = [await of('held-back-1'), await of('held-back-2'), await of('held-back-3')];
    const told = await of('told');
    const writing = await of('writing');
    const least = (figures: readonly number[]): number => Math.min(...figures);
    return {
      figures: {
        tuning: tuning.kindRight,
        heldBack: least(heldBack.map(({ kindRight }) => kindRight)),
        harmless: least([tuning, ...heldBack, told].map(({ wronglyFlagged }) => 100 - wronglyFlagged)),
        writing: writing.verdictRight,
      },
    };
  },
  verify: async () => {
    const path = shared('verify', 'dev.jsonl');
    if (!existsSync(path)) return null;
    const { recall, wronglyMatched, sha256 } = await evaluateVerify(path, {
      against: shared('transcripts', 'campaign-2016.jsonl.gz'),
    });
    return { figures: { recall, notWronglyMatched: 100 - wronglyMatched }, sha256 };
  },
  gum: () => ofEntities(shared('gum', 'dev')),
  uner: () => ofEntities(shared('uner-ewt', 'dev.iob2')),
  articleEvents: async () => {
    const folder = join(ROOT, 'corpus', 'articles');
    const heldBack = readFileSync(join(folder, 'HELDBACK'), 'utf8').trim().split('\n');
    const { texts } = await runEventEvaluation(heldBack.map((name) => join(folder, name)));
    if (!texts) throw new Error(`no texts in ${folder}`);
    const { type, triggerAndType, roles } = texts;
    return {
      figures: {
        precision: triggerAndType.precision,
        recall: triggerAndType.recall,
        types: type.f1,
        actors: roles.actor.f1,
        recipients: roles.recipient.f1,
      },
    };
  },
  gsr: async () => {
    const path = shared('plover', 'gold_dev.json');
    if (!existsSync(path)) return null;
    const { texts, sha256 } = await runEventEvaluation([path]);
    return { figures: { type: texts?.type.f1 ?? 0 }, sha256 };
  },
  plv: async () => {
    const path = shared('plv', 'train.jsonl');
    if (!existsSync(path)) return null;
    const { pairs, sha256 } = await runEventEvaluation([path]);
    return { figures: { quad: pairs?.quad ?? 0, root: pairs?.root ?? 0 }, sha256 };
  },
  article: async () => {
    const path = join(ROOT, '..', 'shared', 'data', 'article-extraction');
    if (!existsSync(path)) return null;
    const { f1, throws, sha256 } = await evaluateArticles(path);
    return { figures: { f1, read: throws === 0 ? 100 : 0 }, sha256: [sha256] };
  },
  pages: async () => {
    const path = shared('pages');
    if (!existsSync(path)) return null;
    const { sets, sha256 } = await evaluatePages(path);
    // "fundusText": the set, then what is asked.
    const figures = Array.from(sets, ([set, { pages, failed, scores }]) => [
      ...Array.from(scores, ([score, value]) => [set + score.charAt(0).toUpperCase() + score.slice(1), value] as const),
      [`${set}Read`, (100 * (pages - failed.length)) / pages] as const,
    ]);
    return { figures: Object.fromEntries(figures.flat()), sha256: [sha256] };
  },
};

const shared = (...parts: string[]): string => join(ROOT, '..', 'shared', 'data', ...parts);

async function ofEntities(path: string): Promise<Measured | null> {
  if (!existsSync(path)) return null;
  const { all, person, organisation, place, sha256 } = await runEntityEvaluation([path]);
  return { figures: { f1: all.f1, person: person.f1, organisation: organisation.f1, place: place.f1 }, sha256 };
}

const evaluate = async (path: string): Promise<AttributionEvaluation> =>
  (await runAttributionEvaluation([path])).evaluation;

/** PolNeAR labels no nested attributions, so what is found of them is measured apart from the rest. */
function ofOutermost(evaluation: AttributionEvaluation): Measured {
  const { figures, ...rest } = ofAttribution(evaluation);
  const { exact, token, linkedExact } = evaluation.outermost;
  return {
    figures: {
      ...figures,
      outermostExact: exact.all.f1,
      outermostToken: token.all.f1,
      outermostLinkedAll: linkedExact.all.f1,
    },
    ...rest,
  };
}

function ofAttribution({ token, exact, linkedExact, cofenet, byKind, sha256 }: AttributionEvaluation): Measured {
  return {
    figures: {
      token: token.all.f1,
      exact: exact.all.f1,
      linkedSource: linkedExact.source.f1,
      linkedContent: linkedExact.content.f1,
      linkedAll: linkedExact.all.f1,
      cofenetSource: cofenet.paragraphs.source.f1,
      cofenetCue: cofenet.paragraphs.cue.f1,
      cofenetContent: cofenet.paragraphs.content.f1,
      cofenetSentenceContent: cofenet.sentences.content.f1,
      directFound: byKind.direct.found,
      directSource: byKind.direct.sourceRight,
    },
    sha256,
  };
}
