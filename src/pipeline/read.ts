import type { Article, Attributed, Dated, RawDocument, Recorded, Versions } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { openIssues, openIssueWeights, openLexicon, userCorrections, userIssues } from '../lexicon/index.ts';
import { openModel } from '../model/index.ts';
import type { Gate } from '../threads/index.ts';
import { datelinesOf, parseArticle } from '../stages/article/index.ts';
import { attribute } from '../stages/attribution/index.ts';
import { inSmallLetters } from '../stages/capitals/index.ts';
import { dateMentions, publishedAtHome, timeStatements } from '../stages/dates/index.ts';
import { findEvents, recordEvents } from '../stages/events/index.ts';
import { identify, publisherOf, readMentions } from '../stages/identity/index.ts';
import { linkMentions } from '../stages/linking/index.ts';
import { mentionReader } from '../stages/mentions/index.ts';
import { assignRoles } from '../stages/roles/index.ts';
import { segment } from '../stages/segment/index.ts';
import { classify } from '../stages/topics/index.ts';
import { record, statementIds } from '../stages/statements/index.ts';
import { tag } from '../stages/tag/index.ts';
import { modelFolder } from './models.ts';
import { VERSION } from './version.ts';

export interface ReaderOptions {
  /** A model of Onrecord (`en`, `en-large`) or the folder of another; by default ONRECORD_MODEL, else `en`. */
  readonly model?: string | undefined;
}

export interface Reader {
  /** Reads one document, all stages. @throws OnrecordError when the document cannot be read */
  read(raw: RawDocument): Promise<Recorded>;
  close(): Promise<void>;
}

/** A document with the model's output, before anything is inferred from it. */
export type Perceived = Attributed & Dated;

/** A reader that can also reread parsed articles, and its two halves. */
export interface ArticleReader extends Reader {
  /** The first stage; `timeLimit` in milliseconds. @throws OnrecordError when the document cannot be read */
  parse(raw: RawDocument, timeLimit?: number): Promise<Article>;
  /** All stages but the first. @throws OnrecordError when the document cannot be read */
  understand(article: Article): Promise<Recorded>;
  /**
   * The stages that query the model, with the date expressions. @throws OnrecordError when the document cannot be read
   */
  perceive(raw: RawDocument): Promise<Perceived>;
  /** The stages that follow; `off`: names of identity rules to leave out (bench/rules). */
  conclude(perceived: Perceived, off?: ReadonlySet<string>): Recorded;
  /** The versions it reads with. */
  readonly versions: Versions;
}

/**
 * Loads the model once.
 * @param gate through which the thread this reader works in is terminated
 * @param free how many threads may help with a long document, at the moment it is asked; by default none
 * @throws OR2001 when it cannot be loaded
 */
export async function openReader(
  { model: named }: ReaderOptions = {},
  gate?: Gate,
  free?: () => number,
): Promise<ArticleReader> {
  const model = await openModel(modelFolder(named), gate, free);
  const lexicon = openLexicon(userCorrections());
  const mentions = mentionReader(lexicon);
  const issues = openIssues(userIssues());
  const weights = openIssueWeights();
  const versions = { onrecord: VERSION, model: model.version, lexicon: lexicon.version };
  const { speakerConfidence, saidConfidence } = model.statementWeights;
  const perceived = async (article: Article): Promise<Perceived> => {
    const small = inSmallLetters(publishedAtHome(article, lexicon), lexicon);
    const tagged = await tag(segment(small), model, mentions);
    const isOfficial = publisherOf(article, lexicon) !== null;
    return dateMentions(attribute(tagged, model.confidence, isOfficial, datelinesOf(article)));
  };
  const conclude = (dated: Perceived, off?: ReadonlySet<string>): Recorded => {
    const referenced = identify(linkMentions(readMentions(dated, lexicon, off)), lexicon);
    const assigned = timeStatements(assignRoles(referenced, speakerConfidence), saidConfidence);
    const eventful = findEvents(classify(assigned, issues, weights), lexicon, model.eventWeights);
    const events = recordEvents(eventful.occurrences, statementIds(eventful.attributions));
    return record(eventful, events, versions, model.statementWeights);
  };
  const understand = async (article: Article): Promise<Recorded> => conclude(await perceived(article));
  const parse = async (raw: RawDocument, timeLimit?: number): Promise<Article> =>
    withinLength(raw.input, await parseArticle(raw, { timeLimit }));
  return {
    versions,
    understand,
    conclude,
    parse,
    perceive: async (raw) => perceived(await parse(raw)),
    read: async (raw) => understand(await parse(raw)),
    close: () => model.close(),
  };
}

/**
 * The longest text that is read, some 270,000 words: a hearing of several weeks. Reading takes time and memory in
 * proportion to the text (docs/speed.md), and one of this length fits into the heap of a thread (pool.ts).
 */
const MOST_CHARACTERS = 1_500_000;

function withinLength(input: string, article: Article): Article {
  const { length } = article.text;
  if (length > MOST_CHARACTERS) throw new OnrecordError('OR1035', { input, size: length, limit: MOST_CHARACTERS });
  return article;
}
