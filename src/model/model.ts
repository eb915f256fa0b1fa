import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityKind, EventVerdict } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Gate, newGate, startThread } from '../threads/index.ts';
import { encodedInOrder, type HelperData } from './ahead.ts';
import { type EventConfig, GIVEN_PARTS, type ModelConfig, modelConfig } from './config.ts';
import { documentEvents, type ToldTriggers } from './documentEvents.ts';
import { type Encoding, openEncoder } from './encoder.ts';
import { openGraph } from './graph.ts';
import {
  type Anchor,
  condition,
  type Conditioned,
  conditionEvent,
  type ConditionedEvent,
  conditionGiven,
  cueTags,
  type Given,
} from './heads.ts';
import { type EncoderInput, encoderInput } from './input.ts';
import { linker, type MentionRun, type PairScores } from './linker.ts';
import type { Pairs } from './tensors.ts';
import { tokenizerOf } from './pieces.ts';
import { atWords } from './probabilities.ts';
import type { States, Words } from './states.ts';
import { type Window, windowsOf } from './windows.ts';

const meanOf = (a: Float32Array, b: Float32Array): Float32Array =>
  a.map((value, index) => (value + (b[index] ?? 0)) / 2);

/** Numbers a word that the tag head gives: O, B, I of source, cue and content. */
const TAG_COUNT = 9;
/** How much higher the feature of a word is for each step in the order of given parts (training/features.py). */
const FEATURE_COUNT = 33;

/** One window after the encoder. Its hidden states live only as long as it does. */
export interface Encoded {
  readonly window: Window;
  /** Nine probabilities a word of the window: O, B, I of source, cue and content. */
  readonly tags: Float32Array;
  /** For each word O, then B of each of the model's kinds of entities, then I of each; empty without such a head. */
  readonly entities: Float32Array;
  /** Three probabilities a word: O, B, I of the words that tell an event. */
  readonly triggers: Float32Array;
  /** What the document says of the events that runs of words in the window may tell. */
  told(runs: readonly (readonly [number, number])[]): Promise<ToldTriggers>;
  /** For each word O, then B of each kind of entities, then I of each: of a description of somebody (“the minister”). */
  readonly descriptions: Float32Array;
  /** What is kept of mentions in the window: for each a vector of `vectorWidth` numbers, one after the other. */
  vectors(mentions: readonly MentionRun[]): Promise<Float32Array>;
  /** Six probabilities a word: O, B, I of cues, and of the cues of attributions that are nested in others. */
  cues(): Promise<Float32Array>;
  /** Asks the head for nested attributions about cues; of a model that has none there is no answer. */
  conditionNested(cues: readonly Words[]): Promise<Conditioned[]>;
  /** Asks the attribution head about anchors that lie in the window, all at once. */
  condition(anchors: readonly Anchor[]): Promise<Conditioned[]>;
  /**
   * Asks the event head about the trigger words [start, end); it sees the words `within`, the trigger's sentence.
   * @throws TypeError when the model has no such head
   */
  event(anchor: Words, within: Words): Promise<ConditionedEvent>;
}

/** Megabytes of the heap of a thread that encodes; it needs some ten. */
const HELPER_HEAP = { young: 8, old: 64 } as const;

/** Of a model that finds no events. */
const NO_EVENTS: Model['eventWeights'] = {
  confidence: {},
  parties: { actor: {}, recipient: {} },
  dates: {},
  dateConfidence: null,
  partyConfidence: null,
  homes: null,
};

export interface Model {
  readonly version: string;
  /** The kinds of names that it finds, in the order of its tags. */
  readonly entities: readonly EntityKind[];
  /** Whether it can be asked about events. */
  readonly events: boolean;
  /** The weights that config.json has for the confidence of attributions, and of those nested in others. */
  readonly confidence: Readonly<Record<'plain' | 'nested', Readonly<Record<string, number>>>>;
  /** The weights that config.json has for the confidence of events, for their parties, the states of these, and dates. */
  readonly eventWeights: Pick<
    EventConfig,
    'confidence' | 'parties' | 'dates' | 'dateConfidence' | 'partyConfidence' | 'homes'
  >;
  /** Those for the confidence of a statement's speaker and day. */
  readonly statementWeights: Pick<
    ModelConfig,
    'speakerConfidence' | 'addresseeConfidence' | 'targetConfidence' | 'saidConfidence'
  >;
  /**
   * Encodes a document window by window. `features` has one number a word (see stages/tag); `sentences`: the words that
   * begin a sentence, where windows are cut if possible. One window is one run, without padding, so the answer does not
   * depend on batch, threads or neighbouring documents.
   */
  encode(words: readonly string[], features: readonly number[], sentences?: readonly number[]): AsyncGenerator<Encoded>;
  /**
   * Looks at a sentence in which parts are given: whether that is an event, and of which type. A sentence longer than a
   * window is read as far as the window goes.
   * @throws TypeError when the model has no event head
   */
  look(words: readonly string[], features: readonly number[], given: Given): Promise<EventVerdict>;
  /** How many numbers the vector of a mention has. */
  readonly vectorWidth: number;
  /** For each pair of mentions how likely the first means whom the second means, and for each mention nobody's score. */
  link(vectors: Float32Array, pairs: Pairs): Promise<PairScores>;
  /** For each pair of a trigger and a mention three logits: the mention's is an actor, a recipient, the place. */
  parties(triggers: Float32Array, mentions: Float32Array, pairs: Pairs): Promise<Float32Array>;
  /** For each pair of triggers the logit that both tell of one event. */
  same(triggers: Float32Array, pairs: Pairs): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads the model of a folder: config.json, tokenizer.json, encoder.onnx, cues.onnx, conditioned.onnx, mentions.onnx,
 * vectors.onnx, links.onnx, triggers.onnx, parties.onnx, same.onnx, and events.onnx and nestedroles.onnx where config.json
 * says that it has them.
 * @param gate what a thread is ended with that may be inside the model (gate.ts)
 * @param free how many threads may help to encode a long document, at the moment it is asked (ahead.ts)
 * @throws OR2001 when a file is missing or broken
 */
export async function openModel(folder: string, gate: Gate = newGate(), free: () => number = () => 0): Promise<Model> {
  try {
    const json = async (name: string): Promise<object> =>
      JSON.parse(await readFile(join(folder, name), 'utf8')) as object;
    const graph = (name: string) => openGraph(join(folder, name), gate);
    const config = modelConfig.parse(await json('config.json'));
    const [definition, settings, encoder, conditioned, cues, roles, events, links, deeds] = await Promise.all([
      json('tokenizer.json'),
      json('tokenizer_config.json'),
      openEncoder(folder, gate),
      graph('conditioned.onnx'),
      graph('cues.onnx'),
      config.nested && graph('nestedroles.onnx'),
      config.events && graph('events.onnx'),
      linker(graph, config),
      documentEvents(graph, config, config.events?.types ?? []),
    ]);
    const tokenizer = tokenizerOf(definition, settings);
    const eventHead = () => {
      if (!events || !config.events) throw new TypeError('the model has no event head');
      return { graph: events, config: config.events };
    };
    const entityColumns = 1 + 2 * config.entities.length;
    const help = {
      free,
      start: () =>
        startThread<readonly EncoderInput[], readonly Encoding[], HelperData>(
          new URL('../model/encoder-worker', import.meta.url),
          { data: { folder, gate }, heap: HELPER_HEAP },
        ),
    };
    const statesOf = (
      { window, places }: EncoderInput,
      { shared, last, encoded }: Pick<States, 'shared' | 'last' | 'encoded'>,
    ): States => ({
      shared,
      last,
      encoded,
      width: config.width,
      window,
      places,
    });
    const read = (input: EncoderInput, encoding: Encoding): Encoded => {
      const { window, places } = input;
      const states = statesOf(input, encoding);
      const firsts = places.slice(0, -1);
      const entities = (logits: Float32Array): Float32Array =>
        atWords(logits, firsts, { width: entityColumns, group: entityColumns });
      return {
        window,
        tags: atWords(encoding.tags, firsts, { width: TAG_COUNT, group: 3 }),
        entities: meanOf(entities(encoding.entities), entities(encoding.names)),
        descriptions: entities(encoding.descriptions),
        vectors: (mentions) => links.vectors(encoding.states, mentions, window.start, places),
        triggers: atWords(encoding.triggers, firsts, { width: 3, group: 3 }),
        told: (runs) => deeds.triggers(encoding.states, runs, window.start, places),
        cues: () => cueTags(cues, states),
        conditionNested: async (runs) =>
          roles
            ? condition(
                roles,
                states,
                runs.map((words) => ({ words, kind: 1 })),
                config,
              )
            : [],
        condition: (anchors) => condition(conditioned, states, anchors, config),
        event: async (anchor, within) => {
          const head = eventHead();
          return conditionEvent(head.graph, states, anchor, within, head.config);
        },
      };
    };
    return {
      version: config.version,
      confidence: { plain: config.confidence, nested: config.nested?.confidence ?? {} },
      eventWeights: config.events ?? NO_EVENTS,
      statementWeights: config,
      entities: config.entities,
      events: events !== null,
      async *encode(words, features, sentences) {
        const pieces = tokenizer.pieces(words);
        const windows = windowsOf(pieces.first, config, sentences);
        const inputs = windows.map((window) => encoderInput(window, pieces, features, tokenizer));
        for await (const [input, encoding] of encodedInOrder(inputs, encoder.encode, help)) yield read(input, encoding);
      },
      vectorWidth: config.links.vector,
      link: (vectors, pairs) => links.pairs(vectors, pairs),
      parties: (triggers, mentions, pairs) => deeds.parties(triggers, mentions, pairs),
      same: (triggers, pairs) => deeds.same(triggers, pairs),
      async look(words, features, given) {
        const head = eventHead();
        const pieces = tokenizer.pieces(words);
        const window = windowsOf(pieces.first, config)[0];
        if (!window) throw new RangeError('a sentence without words');
        const marked = [...features];
        for (const [index, part] of GIVEN_PARTS.entries())
          for (const [start, end] of given[part])
            for (let word = start; word < end; word += 1)
              marked[word] = ((marked[word] ?? 0) % FEATURE_COUNT) + FEATURE_COUNT * (index + 1);
        const input = encoderInput(window, pieces, marked, tokenizer);
        const states = statesOf(input, { ...(await encoder.states(input)), encoded: null });
        return conditionGiven(head.graph, states, given, head.config);
      },
      async close() {
        await Promise.all([
          encoder.release(),
          conditioned.release(),
          cues?.release(),
          roles?.release(),
          events?.release(),
          links.release(),
          deeds.release(),
        ]);
      },
    };
  } catch (error) {
    const fault = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new OnrecordError('OR2001', { input: folder, fault }, { cause: error });
  }
}
