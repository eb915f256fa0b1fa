import { type DateValue, type Reference, resolved } from '../index.ts';

/** That day, as it is given. */
export const day = (date: string, basis: DateValue['basis'] = 'known'): DateValue => ({
  from: date,
  to: date,
  granularity: 'day',
  basis,
  span: null,
  why: 'given',
});

/** Somebody of a document, as a speaker by name. */
export const person = (name: string, more: Partial<Reference> = {}): Reference => ({
  ...resolved([], { id: `doc:${name}`, name }, null, { via: 'name', basis: 'known', why: 'given' }),
  ...more,
});
