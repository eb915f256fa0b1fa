/** What a person may do, each with all that stands before it: read; correct what the machine read; change the ledger. */
export const ROLES = ['reader', 'reviewer', 'editor'] as const;
export type Role = (typeof ROLES)[number];

export const HIGHEST: Role = 'editor';

/** Whether a person with one role may do what needs the other. */
export const mayAct = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);

/** The one of the two that may do less. */
export const lesserRole = (one: Role, other: Role): Role => (mayAct(one, other) ? other : one);
