import type { Api } from '../../api/client.ts';

export type Row = Api['Dyad'];

/** A figure of a row: of all events (''), of a type, of what is only alleged, or of what was corrected. */
export interface Chosen {
  readonly row: string;
  readonly part: string;
}

export const keyOf = ({ period, source, target }: Row): string => [period, source, target].join('~');

/** As the address has it: 2024-03~NOR~ISL~CONSULT. */
export const chosenText = (row: Row, part: string): string => `${keyOf(row)}~${part}`;

export function chosenIn(text: string | null): Chosen | null {
  const at = text?.lastIndexOf('~') ?? -1;
  return text === null || at === -1 ? null : { row: text.slice(0, at), part: text.slice(at + 1) };
}

/** The ids of the events behind a figure. */
export function idsBehind(row: Row, part: string): readonly string[] {
  if (part === '') return row.ids;
  if (part === 'alleged') return row.allegedIds;
  if (part === 'corrected') return row.correctedIds;
  return row.idsByType[part] ?? [];
}
