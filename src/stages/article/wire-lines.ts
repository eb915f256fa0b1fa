import { wordSet } from '../../text/index.ts';
import { namesOf } from './names.ts';

/**
 * Lines with which agencies part a report that they send in takes, and name it to editors: “(MORE)”, “-0-”, “TAKE 2”,
 * “FUND 2-2-2”, “BC-Fund-Debt,1st Ld-Writethru,512”.
 */
const AGENCY: readonly RegExp[] = [
  /^[([]?(?:more|more to (?:come|follow)|mtf)[)\]]?(?:\/{2,3}.{0,20})?$/iu,
  /^[-–—_ ]{0,4}(?:0|30)[-–—_ ]{1,4}$|^#{2,4}$|^[-–—]{0,3}(?:end(?: of (?:story|text|item|take))?|ends)[-–—]{0,3}\/{0,3}$/iu,
  /^(?:first |second |third )?take (?:\d{1,2}|one|two|three)(?: of \d{1,2})?$/iu,
  /^\p{Lu}[\p{Lu} .'’/-]{1,40}(?: \d-\d-\d| (?:2ND|3RD|\d{1,2}TH|FIRST|SECOND|THIRD) (?:ADD|TAKE|LD|LEAD))$/u,
  /^(?:[A-Z]{2}-{1,2})?\p{L}[\p{L}\p{M}'’ .-]{1,60},? ?\d?(?:st|nd|rd|th)? ?(?:ld|lead)?-?(?:ld-)?writethru(?:,.{0,20})?$/iu,
  /^[A-Z]{2,4}-[A-Z]{2,4}-\d{2}-\d{2}-\d{2}(?: \d{4} ?[A-Z]{1,4})?$/u,
  /^(?:under )?(?:strict )?(?:embargo(?:ed)?|not for (?:release|publication))(?: for release)?:? (?:until|till|before|to)\b[^.]{2,80}$/iu,
];

/** The head and the foot of a cable: its marking, whence and whither, what it refers to, who classified it. */
const CABLE: readonly RegExp[] = [
  /^(?:UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|TOP SECRET|RESTRICTED|LIMITED OFFICIAL USE|C O N F I D E N T I A L|S E C R E T|U N C L A S(?: S I F I E D)?)(?:\/{1,2}[A-Z /]{2,30})?(?: (?:SECTION|[A-Z]+ \d{3,6}|FINAL).{0,60})?$/u,
  /^PAGE \d{2} {1,12}[A-Z]+ .{0,60}$/u,
  /^(?:FM|TO|INFO|ACTION) {1,4}(?:RUEH|AM(?:EMBASSY|CONSUL)|SECSTATE|USMISSION|USDEL|CINC|[A-Z]+ COLLECTIVE).{0,80}$/u,
  /^(?:AMEMBASSY|AMCONSUL|USMISSION) [A-Z ]{3,40}(?: \d{1,5})?$/u,
  /^(?:SIPDIS|NOFORN|EXDIS|NODIS|LIMDIS|STADIS|E\.?O\.? \d{5}:.{0,60}|TAGS:.{0,100}|REFS?: .{0,100}|[A-Z]\. (?:\(.\) )?(?:\d{2} )?[A-Z ]{3,30} \d{1,6})$/u,
  /^Classified By: .{3,200}$/iu,
  /^(?:INFO )?OCT-\d{2}.{0,100}$|^[-– ]{5,}.{0,40}\d{6}Z.{0,30}$/u,
];

const LINES = [...AGENCY, ...CABLE];
const LONGEST = 200;

/** Whether a line is one of those. */
export const isWireLine = (line: string): boolean =>
  line.length <= LONGEST && LINES.some((expression) => expression.test(line));

/** What was changed in a report, told to its readers: “Correction: An earlier version of this story …”. */
const CORRECTION =
  /^[-–—*([ ]{0,4}(?:(?:corrections?|clarification)(?: \([^)]{2,40}\))?\s?[:–—]|(?:this|the) (?:article|story|report|post|piece|headline|item)(?: \([^)]{2,30}\))? (?:was|has been) (?:amended|corrected|clarified)\b|an? (?:earlier|previous) version of this (?:article|story|report|post|piece|item)\b|\((?:corrects|recasts|refiles)\b)/iu;
/** The same, and what is to come, told to editors: “EDS: Note contents”. */
const TO_EDITORS = /^[-–—*([ ]{0,4}(?:EDS|Eds|EDITORS|ADVISORY)\b\.?\s?[:–—-]/u;

/** How the line begins that tells who else made a report: “(Additional reporting by Ada Lark …”, “With files from …”. */
const MADE_BY =
  /^[-–—*([ ]{0,4}(?:(?:additional |further )?(?:reporting|research|writing|editing|graphics?|compiled|translated) (?:by|from)|with (?:additional )?(?:reporting|assistance|contributions|files|help|inputs?) (?:by|from))\s/iu;
const CONTRIBUTED = /^[-–—*([ ]{0,4}\p{Lu}.{2,150} contributed (?:reporting|to this (?:article|piece|report|story))\b/u;
/** All that such a line has beside names. */
const BESIDE_NAMES = wordSet(
  'additional agencies and assistance at by compiled contributed contributions editing edited files for from further graphic ' +
    'graphics help in input inputs of on piece production report reporting research story the this article to translated ' +
    'translation with writing written',
);

/** “(Reporting by Ada Lark in Lima; Editing by Rune Berg)”; “Reporting by the committee was slow” is a sentence. */
const isCredits = (paragraph: string): boolean =>
  paragraph.length < LONGEST_CREDITS &&
  (MADE_BY.test(paragraph) || CONTRIBUTED.test(paragraph)) &&
  (paragraph.match(/[\p{L}\p{M}'’.-]+/gu) ?? []).every(
    (word) => !/^\p{Ll}/u.test(word) || BESIDE_NAMES.has(word.replace(/\.$/u, '')) || PARTICLE.test(word),
  );

/** “(Reporting by Ada Lark in Lima; Editing by …)”: up to the others' work. */
const REPORTED_BY =
  /^[-–—*([ ]{0,4}(Reporting by .+?)(?=[;)\].]|,? (?:additional|further|writing|editing|graphics?|production)\b|$)/iu;

/** Who reported, where a line of credits says it; empty for any other line. */
export const reportersIn = (line: string): readonly string[] => {
  const reported = isCredits(line) ? REPORTED_BY.exec(line)?.[1] : undefined;
  return reported === undefined ? [] : namesOf(reported);
};
const LONGEST_CREDITS = 400;
const PARTICLE = /^(?:al|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ten|van|von)(?:-|$)/u;

/** Whether a paragraph is about the report and no part of it. */
export const isNoteOnReport = (paragraph: string): boolean =>
  CORRECTION.test(paragraph) || TO_EDITORS.test(paragraph) || isCredits(paragraph);
