import { describe, expect, test } from 'vitest';
import { columnsOfSpeech, isPieceOfSpeech, speechIn, speechOf } from './speech.ts';

const ASKED = 'What do you want from Norland?';
const ANSWERED = 'We want Norland to honour the treaty that it signed last year.';
const ANNA = { speaker: 'Anna Holm', text: ASKED, at: 12_000, ends: 15_500 };
const ERIK = { speaker: 'Erik Lund', text: ANSWERED, at: 19_000, ends: 25_000 };
const NAMELESS = [
  { ...ANNA, speaker: null },
  { ...ERIK, speaker: null },
];

describe('what programs write down', () => {
  test.each([
    [
      'the namespace for podcasts',
      {
        version: '1.0.0',
        segments: [
          { speaker: 'Anna Holm', startTime: 12, endTime: 15.5, body: ASKED },
          { speaker: 'Erik Lund', startTime: 19, endTime: 25, body: ANSWERED },
        ],
      },
      [ANNA, ERIK],
    ],
    [
      'Whisper, which has the whole as a text too',
      {
        text: ` ${ASKED} ${ANSWERED}`,
        segments: [
          { id: 0, start: 12.0, end: 15.5, text: ` ${ASKED}`, tokens: [1, 2] },
          { id: 1, start: 19.0, end: 25.0, text: ` ${ANSWERED}`, tokens: [3] },
        ],
        language: 'en',
      },
      NAMELESS,
    ],
    [
      'WhisperX',
      {
        segments: [
          { start: 12, end: 15.5, text: ASKED, speaker: 'SPEAKER_00', words: [{ word: 'What', start: 12 }] },
          { start: 19, end: 25, text: ANSWERED, speaker: 'SPEAKER_01', words: [] },
        ],
      },
      [
        { ...ANNA, speaker: 'SPEAKER_00' },
        { ...ERIK, speaker: 'SPEAKER_01' },
      ],
    ],
    [
      'whisper.cpp',
      {
        result: { language: 'en' },
        transcription: [
          {
            timestamps: { from: '00:00:12,000', to: '00:00:15,500' },
            offsets: { from: 12_000, to: 15_500 },
            text: ` ${ASKED}`,
          },
          {
            timestamps: { from: '00:00:19,000', to: '00:00:25,000' },
            offsets: { from: 19_000, to: 25_000 },
            text: ANSWERED,
          },
        ],
      },
      NAMELESS,
    ],
    [
      'AssemblyAI, in milliseconds',
      {
        id: 'one',
        text: `${ASKED} ${ANSWERED}`,
        utterances: [
          { speaker: 'A', start: 12_000, end: 15_500, text: ASKED, confidence: 0.9 },
          { speaker: 'B', start: 19_000, end: 25_000, text: ANSWERED, confidence: 0.9 },
        ],
      },
      [
        { ...ANNA, speaker: 'Speaker A' },
        { ...ERIK, speaker: 'Speaker B' },
      ],
    ],
    [
      'Deepgram',
      {
        metadata: {},
        results: {
          channels: [],
          utterances: [
            { start: 12, end: 15.5, transcript: ASKED, speaker: 0 },
            { start: 19, end: 25, transcript: ANSWERED, speaker: 1 },
          ],
        },
      },
      [
        { ...ANNA, speaker: 'Speaker 0' },
        { ...ERIK, speaker: 'Speaker 1' },
      ],
    ],
    [
      'Deepgram, by paragraphs',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  transcript: `${ASKED} ${ANSWERED}`,
                  paragraphs: {
                    paragraphs: [
                      {
                        sentences: [
                          { text: 'What do you want', start: 12, end: 13 },
                          { text: 'from Norland?', start: 13, end: 15.5 },
                        ],
                        speaker: 0,
                      },
                      { sentences: [{ text: ANSWERED, start: 19, end: 25 }], speaker: 1 },
                    ],
                  },
                },
              ],
            },
          ],
        },
      },
      [
        { ...ANNA, speaker: 'Speaker 0' },
        { ...ERIK, speaker: 'Speaker 1' },
      ],
    ],
    [
      'Amazon Transcribe, whose times are texts',
      {
        jobName: 'talk',
        results: {
          transcripts: [{ transcript: `${ASKED} ${ANSWERED}` }],
          audio_segments: [
            { id: 0, transcript: ASKED, start_time: '12.0', end_time: '15.5', speaker_label: 'spk_0' },
            { id: 1, transcript: ANSWERED, start_time: '19.0', end_time: '25.0', speaker_label: 'spk_1' },
          ],
        },
      },
      [
        { ...ANNA, speaker: 'spk_0' },
        { ...ERIK, speaker: 'spk_1' },
      ],
    ],
    [
      'Rev AI, word by word',
      {
        monologues: [
          {
            speaker: 0,
            elements: [
              { type: 'text', value: 'What do you want from', ts: 12, end_ts: 13 },
              { type: 'punct', value: ' ' },
              { type: 'text', value: 'Norland', ts: 14, end_ts: 15.5 },
              { type: 'punct', value: '?' },
            ],
          },
          { speaker: 1, elements: [{ type: 'text', value: ANSWERED, ts: 19, end_ts: 25 }] },
        ],
      },
      [
        { ...ANNA, speaker: 'Speaker 0' },
        { ...ERIK, speaker: 'Speaker 1' },
      ],
    ],
    [
      'Azure',
      {
        recognizedPhrases: [
          { speaker: 1, offsetInTicks: 120_000_000, nBest: [{ display: ASKED, lexical: 'what' }] },
          { speaker: 2, offsetInTicks: 190_000_000, nBest: [{ display: ANSWERED }] },
        ],
      },
      [
        { speaker: 'Speaker 1', text: ASKED, at: 12_000 },
        { speaker: 'Speaker 2', text: ANSWERED, at: 19_000 },
      ],
    ],
  ])('%s', (_, value, turns) => {
    expect(speechIn(value)).toEqual(turns);
  });

  test.each([
    ['nothing', null],
    ['a text', 'segments'],
    ['a record of a document', { title: 'Talks', text: ASKED }],
    ['no pieces', { segments: [] }],
    ['pieces without words', { segments: [{ start: 1, end: 2 }] }],
    ['pieces with neither speaker nor time', { segments: [{ text: ASKED }, { text: ANSWERED }] }],
    ['a list of documents', { segments: [{ start: 1, text: ASKED, url: 'https://news.example/1' }] }],
    [
      'the sentences of a text by their places in it',
      {
        segments: [
          { start: 0, end: ASKED.length, text: ASKED },
          { start: ASKED.length + 1, end: ASKED.length + 1 + ANSWERED.length, text: ANSWERED },
        ],
      },
    ],
    ['one of them is none', { segments: [{ start: 1, text: ASKED }, 'and more'] }],
  ])('is not %s', (_, value) => {
    expect(speechIn(value)).toBeNull();
  });
});

test('times are as they are written, and numbers are seconds unless nobody could speak so slowly', () => {
  const atOf = (start: unknown, text = ASKED) =>
    speechOf([
      { start: 0, text: '-' },
      { start, text },
    ])?.[1]?.at;
  expect(atOf('00:01:02.5')).toBe(62_500);
  expect(atOf('1:02')).toBe(62_000);
  expect(atOf('4.87s')).toBe(4870);
  expect(atOf(30)).toBe(30_000);
  // 31 characters: 0.2 a second are 155 seconds.
  expect(atOf(154)).toBe(154_000);
  expect(atOf(156)).toBe(156);
  expect(atOf(-1)).toBeUndefined();
});

test('pieces without words are passed over', () => {
  expect(
    speechOf([
      { start: 1, text: '  ' },
      { start: 2, text: ` ${ASKED}\n` },
    ]),
  ).toEqual([{ speaker: null, text: ASKED, at: 2000 }]);
});

test('a piece of speech has a speaker or a time, and nothing of a document', () => {
  expect(isPieceOfSpeech({ speaker: 'Anna Holm', text: ASKED })).toBe(true);
  expect(isPieceOfSpeech({ speaker: { name: 'Anna Holm' }, text: ASKED })).toBe(true);
  expect(isPieceOfSpeech({ start: 0, text: ASKED })).toBe(true);
  expect(isPieceOfSpeech({ speaker: '', text: ASKED })).toBe(false);
  expect(isPieceOfSpeech({ speaker: 'Anna Holm', text: ASKED, date: '2024-05-02' })).toBe(false);
  expect(isPieceOfSpeech({ speaker: 'Anna Holm', text: ASKED, date: '' })).toBe(true);
});

test('columns of a table of speech', () => {
  expect(columnsOfSpeech(['start', 'end', 'text'])).toEqual(['start', 'end', 'text']);
  expect(columnsOfSpeech(['starttime', 'endtime', 'speakername', 'transcript', 'notes'])).toEqual([
    'start_time',
    'end_time',
    'speakerName',
    'transcript',
    null,
  ]);
  expect(columnsOfSpeech(['id', 'text'])).toBeNull();
  expect(columnsOfSpeech(['speaker', 'text', 'date'])).toBeNull();
});
