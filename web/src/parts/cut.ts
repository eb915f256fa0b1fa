import type { Api } from '../api/client.ts';

/** Where the turn goes on beyond what is shown of it: before, and behind unless a sentence ends there. */
export const cutOf = ({ span, before, words, after }: Api['VerifiedPlace']): { before: boolean; after: boolean } => ({
  before: [...before].length < (span[0] ?? 0),
  after: after.trim() !== '' && !/[.?!…]["”’)\]]*\s*$/.test(words + after),
});
