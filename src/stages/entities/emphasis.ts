/** Words that papers write in capitals only to shout: no initials are spelt like them. */
const SHOUTED =
  /(?<![\p{L}\p{N}])(?:THE|OUR|OURS|OFF|NO|NOT|EVERY|ALL|ONE|NEVER|MUST|WILL|AND|YOUR|ONLY|OUT|THIS|THAT|THEIR|HIS|HER|MORE|ANY|SINGLE|HUGE|SHOCK|FURY|FURIOUS|EXCLUSIVE|REVEALED|WARS?|BACK|STOP|WHY|HOW|BUT|VERY|JUST)(?![\p{L}\p{N}])/gu;

/** As many of them as make a style of a text. */
const STYLE = 2;

/**
 * Tells capitals for emphasis from names, in a text that shouts (“A RAGING captain”, “CHIPS WAR!”): words in capitals that
 * the text nowhere writes as a name are none. In a text that does not shout all capitals are taken for names.
 */
export function emphasisIn(text: string, isUsed: (word: string) => boolean): (words: string) => boolean {
  const lines = text.split('\n').filter((line) => /\p{Ll}{2}/u.test(line));
  const shouts = lines.reduce((sum, line) => sum + (line.match(SHOUTED)?.length ?? 0), 0) >= STYLE;
  return (words) =>
    shouts &&
    words.length > 3 &&
    words === words.toUpperCase() &&
    words.split(/\s+/u).every((word) => !isUsed(word.charAt(0) + word.slice(1).toLowerCase()));
}
