/**
 * What a terminal would obey or not show at all, instead of showing it: control characters (C0, DEL, C1: escape
 * sequences begin with one), lone surrogates and noncharacters, line and paragraph separators, and what Unicode tells
 * programs to show as nothing (Default_Ignorable_Code_Point: marks and overrides of writing direction, zero-width
 * characters, fillers, tags), with the marks of interlinear annotation. Joiners and variation selectors are let stand
 * within an emoji.
 */
const UNPRINTABLE =
  /(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

const shownAs = (character: string): string => {
  if (character === '\n') return character;
  if (character === '\t') return '  ';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
};

/**
 * Text that a terminal only shows: whatever would act on it is written as `\u{1B}`, as JavaScript names a code point. A
 * tab is two spaces; line feeds stay, and one is what remains of CR LF. What it gives, it leaves as it is.
 */
export const printable = (text: string): string => text.replaceAll('\r\n', '\n').replace(UNPRINTABLE, shownAs);

/** The same in one line: a line feed is a character like any other, so that no text begins a line of its own. */
export const printableLine = (text: string): string => printable(text).replaceAll('\n', String.raw`\u{A}`);
