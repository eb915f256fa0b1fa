import type { Departed, EffectiveField, Past } from '../index.ts';
import { offsetsOf } from '../text/index.ts';
import { highlighted } from './documentTable.ts';
import { colours, oneLine } from './output.ts';
import { valueText } from './reviewValue.ts';

/** An id that is gone: what it was, why it went, and what has its words now. */
export function departedText({ id, kind, document, why, at, by, was, became }: Departed): string[] {
  const on = at.slice(0, 10);
  if (why === 'removed' || !was || !by)
    return [
      `${colours.bold(`This ${kind} was removed`)} (${id})`,
      '',
      `Its document ${document} was removed on ${on}. Nothing of its words was kept.`,
    ];
  const { context } = was;
  const words = context
    ? highlighted(context.text, [0, context.text.length], context.content.map(offsetsOf(context.text).toUtf16))
    : oneLine(was.text);
  return [
    `${colours.bold(`This ${kind} is gone`)} (${oneLine(was.type)}, ${id})`,
    '',
    `  ${words}`,
    '',
    oneLine([was.speaker ?? '(unnamed)', was.day, document].filter(Boolean).join(' · ')),
    `${document} was read again on ${on} and this was not found (Onrecord ${by.onrecord}, model ${by.model}, lexicon ${by.lexicon}).`,
    becameLine(became),
  ];
}

const becameLine = (became: string | null): string =>
  became === null ? 'Nothing has its words now.' : `Its words are now in ${became}: onrecord show ${became}`;

const PASTS = {
  changed: 'The text of its document has changed since.',
  edited: 'Its document was edited and read again since.',
  'read-again': 'Its document was read again since.',
} as const;

/** That only an older version has an entry; nothing where the current one does. */
export const pastLines = (past: Past | null): string[] =>
  past === null ? [] : ['', `Only in an older version. ${PASTS[past.why]} ${becameLine(past.became)}`];

/** What people say beside what the machine says. */
export const effectiveLines = (effective: readonly EffectiveField[]): string[] =>
  effective.length === 0
    ? []
    : [
        '',
        'reviewed:',
        ...effective.map(({ field, machine, views, disputed }) => {
          const said = views.map(
            ({ value, by }) => `${value === null ? 'wrong' : valueText(value)} (${by.join(', ')})`,
          );
          const words = oneLine(
            `${field}: ${said.join(' or ')}${disputed ? ' – disputed' : ''}; machine: ${valueText(machine)}`,
          );
          return `  ${words}`;
        }),
      ];
