import type { Api } from '../../api/client.ts';
import { dayOf } from '../../parts/days.ts';
import { contextNote, decidedSpeaker, reviewNote } from '../../parts/decided.ts';
import { throughWhom } from '../../parts/speaker.ts';
import { isOutOfContext } from '../../parts/verdicts.ts';
import { texts } from './texts.ts';

type Statement = Pick<
  Api['Statement'],
  | 'id'
  | 'text'
  | 'speaker'
  | 'speakerWords'
  | 'said'
  | 'venue'
  | 'chain'
  | 'document'
  | 'kind'
  | 'refuted'
  | 'verification'
>;

/** Without a mark of quotation at its ends. */
const bare = (text: string): string => text.replace(/^[“"«„‘']+|[”"»“’']+$/gu, '');

/**
 * The statement as plain text to be pasted: who, when, through whom, the words, in whose report, and where both are to be found. Words
 * that are not the speaker's own stand without quotation marks. What people have decided is cited and not what they refuted.
 * @param address of the page of the statement
 */
export function citationOf(statement: Statement, effective: readonly Api['EffectiveField'][], address: string): string {
  const { id, text, speakerWords, said, venue, chain, document, kind } = statement;
  const { name, decided } = decidedSpeaker(statement.speaker?.name ?? null, effective);
  const who = name ?? (decided || speakerWords === null ? texts.unnamed : `“${speakerWords}”`);
  const when = [dayOf(said), venue].filter(Boolean).join(', ');
  const words = kind === 'direct' ? `“${bare(text)}”` : /[.!?…]["”’»]?$/u.test(text) ? text : `${text}.`;
  const { byline, title, outlet, published, url } = document;
  const source = [
    byline.join(', '),
    title === null ? '' : `“${title}”`,
    outlet ?? '',
    dayOf(published) ?? texts.page.undated,
    url ?? '',
  ].filter(Boolean);
  const speaking = throughWhom(
    `${who}${when === '' ? '' : ` (${when})`}`,
    chain.flatMap(({ name }) => name ?? []),
  );
  const notes = [contextNote(isOutOfContext(statement)), reviewNote(statement.refuted, effective)];
  const told = notes.filter((note) => note !== null).map((note) => ` ${note}`);
  return `${speaking}: ${words}${told.join('')}${told.length > 0 ? '.' : ''} In: ${source.join(', ')}. Onrecord ${id}, ${address}`;
}
