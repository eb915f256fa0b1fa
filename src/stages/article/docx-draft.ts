import type { Block, DateValue } from '../../document/index.ts';
import { readWordApart } from './docx-apart.ts';
import type { CoreProperties } from './docx-content.ts';
import type { Draft } from './draft.ts';
import { dateValue, isoMoment, isSet, oneDay } from './moment.ts';
import { namesOf } from './names.ts';
import { carve } from './plain.ts';

/**
 * The draft of a Word document. Its own words go before the file's properties, which are often those of the template or
 * of an earlier letter: the date of creation counts only where the text has none, as something concluded.
 */
export async function draftOfWord(
  input: string,
  bytes: Uint8Array,
  url: string | null,
  limit: number | undefined,
): Promise<Draft> {
  const { text, blocks, properties } = await readWordApart(input, bytes, limit);
  const printed = blocks.find(({ kind }) => kind === 'headline');
  const headline = printed ? text.slice(...printed.span) : null;
  const named = titleOf(properties);
  const carved = carve(text, headline ?? named);
  const title = headline ?? carved.title ?? named;
  const authors = carved.byline.length > 0 ? [] : authorsOf(properties);
  const created = carved.published === null ? dayOf(properties) : null;
  return {
    url,
    title,
    outlet: carved.outlet,
    byline: carved.byline.length > 0 ? carved.byline : authors,
    published: carved.published ?? created,
    text,
    blocks: withStyles(carved.blocks, blocks),
    basis: {
      ...carved.basis,
      ...(headline !== null
        ? { title: 'headline' }
        : carved.title === null && named
          ? { title: 'title of the DOCX' }
          : {}),
      ...(authors.length > 0 ? { byline: 'creator of the DOCX' } : {}),
      ...(created ? { published: created.why } : {}),
    },
  };
}

/** The carved blocks, with the kinds that the styles of the document give those that are nothing else. */
export function withKinds(carved: readonly Block[], printed: readonly Block[]): Block[] {
  const kinds = new Map(printed.map(({ span, kind }) => [span.join(), kind]));
  return carved.map((block) => {
    const kind = block.kind === 'paragraph' ? kinds.get(block.span.join()) : undefined;
    return kind === undefined ? block : { ...block, kind };
  });
}

/** The same where headings are styled: then a short line that is not, such as the cell of a table, is none. */
const withStyles = (carved: readonly Block[], printed: readonly Block[]): Block[] =>
  withKinds(
    printed.some(({ kind }) => kind === 'heading')
      ? carved.map((block) => (block.kind === 'heading' ? { ...block, kind: 'paragraph' } : block))
      : carved,
    printed,
  );

/** Programs put file names and their own words where the title belongs. */
const titleOf = ({ title }: CoreProperties): string | null =>
  title === null || /^microsoft word|\.(?:docx?|odt|dotx?)$|^untitled|^document\d*$|^word document$/i.test(title)
    ? null
    : title;

/** Names that programs give who has none. */
const NOBODY =
  /^(?:user|admin(?:istrator)?|owner|author|(?:microsoft|ms) (?:office )?user|windows user|python-docx|unknown)$/i;

const authorsOf = ({ creator }: CoreProperties): string[] =>
  creator === null || NOBODY.test(creator) ? [] : namesOf(creator.replaceAll(';', ','));

/** What python-docx leaves in each document that it makes. */
const TEMPLATE_CREATED = '2013-12-23T23:15:00Z';

function dayOf({ created }: CoreProperties): DateValue | null {
  const moment = created === null ? null : isoMoment(created);
  if (moment === null || !isSet(moment) || created === TEMPLATE_CREATED) return null;
  return { ...dateValue(oneDay(moment.from.slice(0, 10)), 'creation date of the DOCX'), basis: 'implied' };
}
