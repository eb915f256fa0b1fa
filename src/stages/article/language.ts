/** Shorter texts are taken for English: detection guesses wildly on them. */
const LEAST_LETTERS = 100;
const SAMPLE = 6000;
/** English words that hardly any other language has; they are 12 to 25 per cent of English prose, under 2 elsewhere. */
const COMMON =
  /(?<!\p{L})(?:the|of|and|to|that|with|said|she|it|by|from|have|are|this|you|were|which|his|their|they|would|not|its|has|been|after|before|during|into|about|against|between|other|when|where|could|should|(?:sun|mon|tues|wednes|thurs|fri|satur)day)(?!\p{L})/giu;
const SURELY_ENGLISH = 0.1;
const HARDLY_ENGLISH = 0.03;
/**
 * Less sure guesses are wild: of short English texts full of names they say Estonian or Rundi. Two sentences of news in 36
 * other languages are told with 0.07 at least, nearly all with more than 0.5.
 */
const LEAST_ACCURACY = 0.05;

/**
 * Names the language of a text that is surely not English, for instance "German"; null for English or in doubt. The detector
 * takes some 60 MB, so it is loaded when the first text comes that common words do not show to be English.
 */
export async function foreignLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS) return null;
  const words = sample.match(/\p{L}+/gu)?.length ?? 1;
  const share = (sample.match(COMMON)?.length ?? 0) / words;
  if (share >= SURELY_ENGLISH) return null;
  const { detectAll } = await import('tinyld');
  const [best] = detectAll(sample);
  if (best === undefined || best.lang === 'en' || best.accuracy < LEAST_ACCURACY) return null;
  return share < HARDLY_ENGLISH ? languageName(best.lang) : null;
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** The English name of a language tag; the tag itself where it is none. */
export function languageName(tag: string): string {
  try {
    return NAMES.of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
