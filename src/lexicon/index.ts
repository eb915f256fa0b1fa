export { NAME_RUN, namesBody, PERSON_RUN } from './personNames.ts';
export { HONORIFICS, LEXICON_VERSION, NOT_NAMES, PRONOUNS } from './titles.ts';
