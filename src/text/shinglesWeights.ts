/**
 * How much a word tells of where it was said, in bits, roughly the negative logarithm of its frequency in speech. Three
 * classes do: the counts of a ledger would make a verdict depend on what else is in it. The two lists are the words
 * that lead every frequency list of spoken English, inflected forms among them.
 */
const FUNCTION_WORDS = new Set(
  `the be is are was were am been i you he she it we they me him her us them my your his its our their this that these
  those a an and or but if so as of in on at to for from with by about up out do does did not no don't have has had
  will would can what who there i'm it's that's we're you're they're i've we've he's she's one all just very`.split(
    /\s+/,
  ),
);
const COMMON_WORDS = new Set(
  `able after again against ago all almost already also although always another any anybody anyone anything around ask
  asked away back bad because become been before began being believe best better between big bit both bring brought
  call called came can't care case certainly come comes coming could couldn't course day days deal didn't different
  doesn't doing done down each either else end enough even ever every everybody everyone everything fact far feel felt
  few find first four two three five found get gets getting give given go goes going gone good got gotten great guess
  half hand happen happened happens happening hard having hasn't haven't heard hear help here high himself hope how
  however i'd i'll important into isn't issue job keep kind knew know knows last later least left less let let's life
  like likely little live long longer look looked looking looks lot lots made make makes making man many matter may
  maybe mean means men might million money month months more most much must myself need needs never new next nice night
  nobody nothing now number off often oh okay old once only open other others otherwise ought over own part people
  percent perhaps person place play point possible probably problem problems put question quite rather ready real
  really reason right run said same saw say saying says see seen seem seems set she'll should shouldn't show since sit
  small some somebody someone something sometimes soon sort start started state states still stop such sure take taken
  takes taking talk talked talking tell than thank thanks then there's thing things think thinking thought through
  time times today together told tomorrow tonight too took toward tried true try trying turn two under understand until
  use used using want wanted wants wasn't watch way ways we'd we'll week weeks well went weren't what's when where
  whether which while who's whole why win without woman women won't word words work worked working works world worse
  worst wouldn't wrong year years yes yesterday yet you'd you'll you've he'd he'll they'd they'll they've
  president country america american government`.split(/\s+/),
);
/** What function words weigh. */
export const FUNCTION_BITS = 3;
const COMMON_BITS = 4;
export const NUMBER_BITS = 7;
export const RARE_BITS = 10;

/** See above; `key` as `comparedWords` gives it. */
export function bitsOf(key: string): number {
  if (FUNCTION_WORDS.has(key)) return FUNCTION_BITS;
  if (COMMON_WORDS.has(key)) return COMMON_BITS;
  return /^\d/.test(key) ? NUMBER_BITS : RARE_BITS;
}
