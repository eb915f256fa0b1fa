import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Article, RawDocument, Recorded, Versions } from '../document/index.ts';
import { openLexicon, userCorrections } from '../lexicon/index.ts';
import { openModel } from '../model/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import { attribute } from '../stages/attribution/index.ts';
import { dateMentions, saidOn } from '../stages/dates/index.ts';
import { nameActors } from '../stages/entities/index.ts';
import { resolveReferences } from '../stages/references/index.ts';
import { segment } from '../stages/segment/index.ts';
import { voice } from '../stages/speakers/index.ts';
import { record } from '../stages/statements/index.ts';
import { tag } from '../stages/tag/index.ts';

const require = createRequire(import.meta.url);

/** The version of Onrecord, as in its package.json. */
export const VERSION = (require('../../package.json') as { version: string }).version;

export interface ReaderOptions {
  /** Folder of the model; without it the package onrecord-model-en. */
  readonly model?: string | undefined;
}

export interface Reader {
  /** Reads one document, all stages. @throws OnrecordError when the document cannot be read */
  read(raw: RawDocument): Promise<Recorded>;
  /** All stages but the first, for an article that has been parsed already: one that is read again. */
  understand(article: Article): Promise<Recorded>;
  readonly versions: Versions;
  close(): Promise<void>;
}

/** Loads the model once. @throws OR2001 when it cannot be loaded */
export async function openReader({ model: folder }: ReaderOptions = {}): Promise<Reader> {
  const model = await openModel(folder ?? dirname(require.resolve('onrecord-model-en/config.json')));
  const lexicon = openLexicon(userCorrections());
  const versions = { onrecord: VERSION, model: model.version, lexicon: lexicon.version };
  return {
    versions,
    async read(raw) {
      return this.understand(await parseArticle(raw));
    },
    async understand(article) {
      const segmented = segment(article);
      const tagged = await tag(segmented, model);
      const attributed = attribute(tagged, model.confidence);
      const dated = dateMentions(attributed);
      const said = dated.attributions.map((attribution) => saidOn(dated, attribution));
      const named = nameActors({ ...dated, said }, lexicon);
      const referenced = resolveReferences(named, lexicon);
      const voiced = voice(referenced);
      return record(voiced, versions);
    },
    close: () => model.close(),
  };
}
