import { describe, expect, test } from 'vitest';
import { shownSpeaker } from './speaker.ts';

const named = {
  speaker: 'Kari Nygård',
  speakerStatus: 'resolved',
  speakerWords: 'Kari Nygård',
  speakerVia: 'name',
  speakerBasis: 'known',
  speaksFor: null,
} as const;

describe('who speaks', () => {
  test('is known where the text names them', () => {
    expect(shownSpeaker(named)).toEqual({ name: 'Kari Nygård', implied: false, words: null, status: 'named' });
    expect(shownSpeaker({ ...named, speakerWords: 'Nygård' })).toMatchObject({ implied: false, words: 'Nygård' });
  });

  test('is implied where a pronoun stands for them, or we concluded it', () => {
    expect(shownSpeaker({ ...named, speakerWords: 'she', speakerVia: 'pronoun' })).toMatchObject({
      implied: true,
      words: 'she',
    });
    expect(shownSpeaker({ ...named, speakerBasis: 'implied' })).toMatchObject({ implied: true });
  });

  test('is withheld, a group or unknown where there is no name', () => {
    const nobody = { ...named, speaker: null, speakerWords: 'a senior official' };
    expect(shownSpeaker({ ...nobody, speakerStatus: 'anonymous' })).toEqual({
      name: null,
      implied: false,
      words: 'a senior official',
      status: 'withheld',
    });
    expect(shownSpeaker({ ...nobody, speakerStatus: 'group' })).toMatchObject({ status: 'group' });
    expect(shownSpeaker({ ...nobody, speakerStatus: 'unresolved' })).toMatchObject({ status: 'unknown' });
    expect(shownSpeaker({ ...nobody, speakerStatus: null, speakerWords: null })).toMatchObject({ words: null });
  });
});
