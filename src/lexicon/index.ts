export type {
  Holder,
  Lexicon,
  LexiconActor,
  LexiconMention,
  Member,
  NamedBy,
  NameMention,
  Naming,
  OfficeMention,
  OrganMention,
  Term,
} from './actors.ts';
export { isBodyName } from './bodies.ts';
export { ACTOR_CODES, idFor } from './build.ts';
export { parseCorrection, readCorrections } from './corrections.ts';
export { daysOf } from './days.ts';
export { type LexiconOptions, openLexicon } from './lexicon.ts';
export { userActorsFile, userCorrections } from './userFile.ts';
export { NAME_RUN, namesBody, PERSON_RUN } from './personNames.ts';
export {
  HONORIFICS,
  isDepartment,
  isHonorific,
  isTitleAlone,
  isStyle,
  LEXICON_VERSION,
  CALENDAR,
  NOT_NAMES,
  PRONOUNS,
  titlesBefore,
} from './titles.ts';
export { isParticle, wordsOfName } from './surnames.ts';
export { genderByName, genderOf, isGivenName } from './firstNames.ts';
export { isSmallWord } from './smallWords.ts';
export { isAttributiveDate, isDateOfOccasion, isSubjectDate, opensSentence } from './dateOpeners.ts';
export { isOfSpeech, PRONOUN_CLASSES, pronounClass, pronounOf } from './pronouns.ts';
export { isStance, leadsToWhereSent, standsApart } from './relations.ts';
export { headNoun, type RoleNoun, roleNoun } from './roleNouns.ts';
export { type Gazetteer, openGazetteer } from './gazetteer.ts';
export type { GazetteerPlace } from './gazetteerTables.ts';
export { type PloverType, ploverScore, ploverType, ploverTypes, type Quad } from './plover.ts';
export { modeByWords } from './ploverModes.ts';
export { officeKeys } from './phrases.ts';
export { type Qualifier, qualifiersIn } from './qualifiers.ts';
export { sectorOf } from './ploverSectors.ts';
export { governed, isOfStates, isState, organOf, stateNamed, stateOf } from './state.ts';
export { isOfState, stateName, stateWithArticle } from './states.ts';
export { surest } from './terms.ts';
export { BLAMING, type CueAct, cueActAt, hasCueAct, NAMING, PRAISING } from './cues.ts';
export {
  type IssueWeights,
  type IssueWeightTable,
  openIssueWeights,
  phraseKey,
  type PhraseWeights,
  weightsOf,
} from './issueWeights.ts';
export {
  allTopics,
  type Issue,
  type IssueMention,
  type Issues,
  type IssuesOptions,
  openIssues,
  type Topic,
  userIssues,
} from './issues.ts';
