/**
 * Nouns that take up the holders of narrower offices: “the leader” of a president, “the diplomat” of an ambassador. From
 * how news writes; a noun that is not here takes up only those whom the text has called so.
 */
const NARROWER: Readonly<Record<string, string>> = {
  leader: 'president premier chancellor king queen emir sultan head chairman chairwoman chair chief co-chair commander',
  diplomat: 'ambassador envoy consul attaché negotiator chargé counsellor',
  envoy: 'ambassador representative mediator',
  ambassador: 'representative envoy',
  representative: 'ambassador envoy delegate',
  delegate: 'representative ambassador negotiator',
  negotiator: 'delegate',
  politician: 'minister senator lawmaker deputy candidate congressman congresswoman parliamentarian',
  lawmaker: 'senator congressman congresswoman legislator parliamentarian deputy councillor',
  legislator: 'senator congressman congresswoman lawmaker parliamentarian deputy',
  chair: 'chairman chairwoman chairperson',
  chairman: 'chair chairperson',
  chairwoman: 'chair chairperson',
  chief: 'head director director-general leader president chairman executive commander',
  head: 'chief director president chairman leader',
  boss: 'head chief director president',
  director: 'director-general',
  spokesperson: 'spokesman spokeswoman',
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
  executive: 'director founder owner manager',
  academic: 'professor lecturer researcher historian economist scholar scientist',
  scholar: 'professor lecturer researcher historian economist academic',
  researcher: 'scientist professor analyst economist historian scholar',
  expert: 'analyst researcher professor scientist economist historian scholar',
  soldier: 'general colonel captain major commander',
  officer: 'general colonel captain major commander inspector',
  monarch: 'king queen emperor sultan emir',
  cleric: 'imam priest bishop archbishop cardinal rabbi pope',
  campaigner: 'activist',
  activist: 'campaigner',
  reporter: 'journalist correspondent',
  journalist: 'reporter correspondent columnist editor writer',
};

const narrower = new Map(Object.entries(NARROWER).map(([noun, list]) => [noun, new Set(list.split(' '))]));

/** Whether `noun` can take up somebody whom the text has called `called`. */
export const takesUp = (noun: string, called: string): boolean =>
  noun === called ||
  (called === 'prime minister' && /^(?:leader|premier|head|politician|official)$/u.test(noun)) ||
  (narrower.get(noun)?.has(called) ?? false);

/** Nouns that say only how somebody stands to another: “his Swedish colleague”, “her counterpart”. */
export const isRelation = (noun: string): boolean => /^(?:counterpart|colleague|opposite)$/u.test(noun);

/** Nouns for states and bodies as parties: “both sides”, “the two neighbours”. */
export const isParty = (noun: string): boolean =>
  /^(?:side|country|nation|state|government|capital|neighbou?r|ally|rival|partner|party|power|delegation|member)$/u.test(
    noun,
  );
