import type { Mention } from '../../document/index.ts';

/** “[Ada Vale]'s [spokesman]”: whose somebody is, he is not; null where no person is named right before a description. */
export function possessorOf(
  { text, mentions }: { readonly text: string; readonly mentions: readonly Mention[] },
  index: number,
): number | null {
  const [before, described] = [mentions[index - 1], mentions[index]];
  if (described?.form !== 'description' || described.kind !== 'person') return null;
  if (before?.form !== 'name' || before.kind !== 'person') return null;
  return /^[’']s?\s$/u.test(text.slice(before.span[1], described.span[0])) ? index - 1 : null;
}
