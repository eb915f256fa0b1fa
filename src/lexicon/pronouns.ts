/** Pronouns that can stand for somebody, in classes of those that can stand for the same; training/mentions.py has the same. */
const CLASSES = [
  'he him his himself',
  'she her hers herself',
  'it its itself',
  'they them their theirs themselves',
  'i me my mine myself',
  'we us our ours ourselves',
  'you your yours yourself yourselves',
];

/** How many classes of pronouns there are. */
export const PRONOUN_CLASSES = CLASSES.length;

const CLASS_OF: ReadonlyMap<string, number> = new Map(
  CLASSES.flatMap((line, number) => line.split(' ').map((word) => [word, number] as const)),
);

/** In capitals they are names: the sector, the state. */
const ACRONYM = /^(?:IT|US)$/u;

/** The class of a word as a pronoun, null where it is none. */
export const pronounClass = (word: string): number | null =>
  ACRONYM.test(word) ? null : (CLASS_OF.get(word.toLowerCase()) ?? null);

const PRONOUNS_OF_CLASSES = ['he', 'she', 'it', 'they', 'I', 'we', 'you'] as const;

/** Of which pronoun a word is a form: “I” of “mine”; null for all other words. */
export const pronounOf = (word: string): (typeof PRONOUNS_OF_CLASSES)[number] | null =>
  PRONOUNS_OF_CLASSES[pronounClass(word) ?? -1] ?? null;

/** The classes of third persons come first. */
const THIRD_PERSONS = 4;

/** Whether a word is “I”, “we” or “you” in any form: whom it means depends on who speaks. */
export const isOfSpeech = (word: string): boolean => (pronounClass(word) ?? 0) >= THIRD_PERSONS;
