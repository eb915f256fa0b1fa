import type { Api } from '../api/client.ts';
import { texts } from '../texts.ts';

type Hit = Pick<
  Api['StatementHit'],
  'speaker' | 'speakerStatus' | 'speakerWords' | 'speakerVia' | 'speakerBasis' | 'speaksFor'
>;

/** Who speaks, as a list tells it. */
export interface ShownSpeaker {
  /** Null where the text withholds it, or we do not know. */
  readonly name: string | null;
  /** Whether we concluded who is meant by the words; the text names everybody else. */
  readonly implied: boolean;
  /** The words of the text where they are not the name; null where they add nothing. */
  readonly words: string | null;
  readonly status: 'named' | 'group' | 'withheld' | 'unknown';
}

const plain = (words: string): string => words.toLowerCase().replace(/[’‘]/gu, "'").trim();

/** Who says it, with the names of those through whom it was reported. */
export const throughWhom = (who: string, chain: readonly string[]): string =>
  [who, ...chain].join(`, ${texts.speaker.through} `);

export function shownSpeaker({ speaker, speakerStatus, speakerWords, speakerVia, speakerBasis }: Hit): ShownSpeaker {
  const status =
    speakerStatus === 'group'
      ? 'group'
      : speakerStatus === 'anonymous'
        ? 'withheld'
        : speaker === null
          ? 'unknown'
          : 'named';
  const addsNothing = speakerWords === null || (speaker !== null && plain(speakerWords) === plain(speaker));
  return {
    name: speaker,
    implied: speaker !== null && (speakerBasis === 'implied' || speakerVia === 'pronoun' || speakerVia === 'ellipsis'),
    words: addsNothing ? null : speakerWords,
    status,
  };
}
