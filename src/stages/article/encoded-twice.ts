/** Where windows-1252 has other characters than Latin-1 from 0x80 on, by their bytes; 81, 8D, 8F, 90 and 9D stand for themselves. */
const CHARACTERS = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const BYTES: ReadonlyMap<string, number> = new Map(Array.from(CHARACTERS, (character, byte) => [character, byte]));

/** “â€™”, “â€œ”, “â‚¬”, “ðŸš¢”: three characters that stand beside each other in no text. */
const THREE = /[\u00E2\u00F0][^\p{ASCII}]{2}/u;
const TWO = /[\u00C2-\u00D4][^\p{ASCII}]/gu;
/** Two characters (“Ã©”) may stand so in a text; as often as this they do not, where nothing speaks against it. */
const LEAST = 2;
/** What comes out is what English texts have: letters of Europe, marks, signs and emoji; “é…”” is no Chinese, and “â…”” no fraction. */
const OTHERS =
  /[^\u{FE0F}\p{ASCII}\u00A0-\u024F\u0370-\u04FF\u1E00-\u1EFF\u2000-\u214F\u2190-\u27BF\uFB00-\uFB06\uFEFF\u{1F000}-\u{1FAFF}]/u;

/**
 * The text of what was encoded in UTF-8 twice, as by a program that took UTF-8 for windows-1252 or Latin-1: “donâ€™t”,
 * “JosÃ©”. Null where that is not certain: all characters beyond ASCII have to belong to sequences that decode, so that
 * one quotation mark or accent as it should be leaves the whole text as it is.
 */
export function decodedTwice(text: string): string | null {
  if (!THREE.test(text) && (text.match(TWO)?.length ?? 0) < LEAST) return null;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const byte = code < 0x100 ? code : BYTES.get(text.charAt(at));
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return OTHERS.test(decoded) ? null : decoded;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
