import type { DateValue, Reference } from '../../document/index.ts';

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
  actor: `doc:${name}`,
  name,
  mention: [],
  status: 'resolved',
  via: 'name',
  members: [],
  represents: null,
  basis: 'known',
  why: 'given',
  ...more,
});
