import { roleNoun } from '../../lexicon/index.ts';

/** The common nouns by which a text can take up a body that has this name: “federation” for the Skippers' Federation. */
export function nounsOf(name: string): string[] {
  const nouns = name
    .split(/\s+(?:of|for|on|in|and)\s+/u)
    .slice(0, 1)
    .flatMap((head) => head.split(/\s+/u))
    .flatMap((word) => roleNoun(word) ?? [])
    .filter(({ kind }) => kind === 'body')
    .map(({ noun }) => noun);
  return [...new Set([...nouns, ...(LABOUR.test(name) ? ['union'] : [])])];
}

/** “Federation of Refinery Workers”: what has its members' trade in its name is a union, whatever it calls itself. */
const LABOUR =
  /\b(?:Federation|Confederation|Association|Congress|Brotherhood|Syndicate)\b.*\b(?:Workers|Labou?r|Employees|Teamsters|Miners|Dockers|Longshoremen|Seafarers|Steelworkers|Railwaymen)\b|\b(?:Workers|Employees|Miners|Dockers|Seafarers)[’']?\s(?:Federation|Confederation|Association|Congress)\b/u;

/** Whether `acronym` is written from the initials of `name`: IIAL for International Institute for Arms Limits. */
export function isAcronymOf(acronym: string, name: string): boolean {
  const letters = acronym.replace(/\./gu, '').toUpperCase();
  const words = name.split(/[\s-]+/u);
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const capitals = words
    .map((word) => word.charAt(0))
    .filter((letter) => /\p{Lu}/u.test(letter))
    .join('');
  return letters.length >= 2 && (letters === all || letters === capitals);
}
