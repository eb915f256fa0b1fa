import { describe, expect, test } from 'vitest';
import { notesIn } from './notes.ts';

const notes = (text: string): string[] => notesIn(text).map((span) => text.slice(...span));

describe('what a transcriber notes', () => {
  test.each([
    '(APPLAUSE)',
    '(AUDIENCE LAUGHS)',
    '(AUDIENCE MEMBERS SHOUTING)',
    '(crowd booing)',
    '(CROWD CHANTING THE NAME OF THE FERRY)',
    '(BREAK)',
    '(COMMERCIAL BREAK)',
    '(BREAK IN COVERAGE)',
    '(BEGIN VIDEO CLIP)',
    '(END VIDEOTAPE)',
    '(Begin audio clip)',
    '(end of video)',
    '(AUDIO GLITCH)',
    '(OVERTALK)',
    '(CROSS-TALKING)',
    '(VIA TELEPHONE)',
    '(ON THE PHONE)',
    '(VOICE-OVER)',
    '(EXPLETIVE DELETED)',
    '(TIMER SOUNDS)',
    '(PH)',
    '[moans from the gallery]',
  ])('%s', (note) => expect(notes(`We sold ${note} the ferry.`)).toEqual([note]));
});

describe('what is spoken prose', () => {
  test.each([
    '(the audience laughs every night)',
    '(crowd control was my first trade)',
    '(supporters cheered us all along the coast road)',
    '(break it and you pay)',
    '(break)',
    '(on the phone)',
    '(by phone)',
    '(end coverage for the keepers)',
    '(begin with the ferry)',
    '(the national anthem is sacred to us)',
    '(question time)',
    '(NATO)',
    '(AND I MEAN IT)',
  ])('%s', (prose) => expect(notes(`We sold ${prose} the ferry.`)).toEqual([]));
});
