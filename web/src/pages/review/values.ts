import type { Api } from '../../api/client.ts';
import { texts } from './texts.ts';

export type Field = Api['ReviewField'];
export type Value = Api['ReviewValue'];
export type Kind = Api['ReviewItem']['kind'];
export type Party = Api['NamedParty'];
export type Span = Api['Span'];

const isParty = (value: object): value is Party => 'name' in value;
const isSpan = (value: unknown): value is Span => Array.isArray(value) && typeof value[0] === 'number';

export const partyText = ({ actor, name }: Party): string => name ?? actor ?? texts.values.nobody;

export const fieldName = (field: Field, kind: Kind): string =>
  field === 'entry' ? texts.fields.entry[kind] : texts.fields[field];

/** A value of a field for people; null is what somebody says who knows only that it is wrong. */
export function valueText(value: Value | null, kind: Kind, field: Field | undefined): string {
  if (value === null) return texts.values.unknown;
  if (typeof value === 'boolean')
    return field === 'entry' ? texts.values[value ? 'is' : 'isNot'][kind] : texts.values[value ? 'yes' : 'no'];
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return textOfOne(value as Party | Api['DayRange']);
  if (value.length === 0) return field === 'modes' ? texts.values.none : texts.values.nobody;
  const parts = (value as readonly (Party | Span | string)[]).map((one) =>
    typeof one === 'string' ? one : isSpan(one) ? `${one[0]}–${one[1]}` : partyText(one as Party),
  );
  return isSpan(value[0]) ? `${texts.values.characters} ${parts.join(', ')}` : parts.join(', ');
}

function textOfOne(value: Party | Api['DayRange']): string {
  if (isParty(value)) return partyText(value);
  return value.from === value.to ? value.from : `${value.from} ${texts.values.to} ${value.to}`;
}

/** The parties of a value that has them: of a speaker one, or none. */
export function partiesOf(value: Value): readonly Party[] {
  if (typeof value !== 'object') return [];
  if (Array.isArray(value))
    return (value as readonly (Party | Span | string)[]).filter(
      (one): one is Party => typeof one !== 'string' && !isSpan(one),
    );
  return isParty(value as object) && (value as Party).name !== null ? [value as Party] : [];
}

export const spansOf = (value: Value): readonly Span[] =>
  Array.isArray(value) ? (value as readonly unknown[]).filter(isSpan) : [];

/** Whether two parties are the same to whoever chooses: by their name, else by their id. */
export const isSame = (one: Party, other: Party): boolean =>
  one.name !== null && other.name !== null
    ? one.name.toLowerCase() === other.name.toLowerCase()
    : one.actor !== null && one.actor === other.actor;
