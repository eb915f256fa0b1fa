import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Article, RawDocument, Recorded, Versions } from '../document/index.ts';
import { openIssues, openLexicon, userCorrections, userIssues } from '../lexicon/index.ts';
import { openModel } from '../model/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import { attribute } from '../stages/attribution/index.ts';
import { dateMentions, timeStatements } from '../stages/dates/index.ts';
import { nameActors } from '../stages/entities/index.ts';
import { findEvents, recordEvents } from '../stages/events/index.ts';
import { resolveReferences } from '../stages/references/index.ts';
import { segment } from '../stages/segment/index.ts';
import { judge } from '../stages/topics/index.ts';
import { voice } from '../stages/speakers/index.ts';
import { record, statementIds } from '../stages/statements/index.ts';
import { tag } from '../stages/tag/index.ts';
import { VERSION } from './version.ts';

const require = createRequire(import.meta.url);

export interface ReaderOptions {
  /** Folder of the model; without it the package onrecord-model-en. */
  readonly model?: string | undefined;
}

export interface Reader {
  /** Reads one document, all stages. @throws OnrecordError when the document cannot be read */
  read(raw: RawDocument): Promise<Recorded>;
  close(): Promise<void>;
}

/** A reader that can also read again what has been parsed before. */
export interface ArticleReader extends Reader {
  /** All stages but the first. @throws OnrecordError when the document cannot be read */
  understand(article: Article): Promise<Recorded>;
  /** With what it reads. */
  readonly versions: Versions;
}

/** Loads the model once. @throws OR2001 when it cannot be loaded */
export async function openReader({ model: folder }: ReaderOptions = {}): Promise<ArticleReader> {
  const model = await openModel(folder ?? dirname(require.resolve('onrecord-model-en/config.json')));
  const lexicon = openLexicon(userCorrections());
  const issues = openIssues(userIssues());
  const versions = { onrecord: VERSION, model: model.version, lexicon: lexicon.version };
  const understand = async (article: Article): Promise<Recorded> => {
    const segmented = segment(article);
    const tagged = await tag(segmented, model);
    const attributed = attribute(tagged, model.confidence);
    const timed = timeStatements(dateMentions(attributed));
    const named = nameActors(timed, lexicon);
    const referenced = resolveReferences(named, lexicon);
    const voiced = voice(referenced);
    const eventful = findEvents(judge(voiced, issues), lexicon, model.eventConfidence);
    const events = recordEvents(eventful.occurrences, statementIds(eventful.attributions));
    return record(eventful, events, versions);
  };
  return {
    versions,
    understand,
    read: async (raw) => understand(await parseArticle(raw)),
    close: () => model.close(),
  };
}
