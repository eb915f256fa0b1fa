import { DOCUMENT_FORMS } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { nearestName } from '../text/index.ts';
import { LONGEST_TIMER } from '../threads/index.ts';
import type { Bytes } from './bytes.ts';
import { type Resolver, resolveBySystem } from './resolver.ts';
import { type RobotsMemory, robotsMemory } from './robots-memory.ts';
import { NO_TURNS, type Turns } from './turns.ts';

/**
 * What an input holds: one document of a form, records (JSON Lines, JSON, the rows of a CSV), the pages of a web archive
 * (WARC), or what leads to documents: a feed (RSS, Atom, RDF, JSON Feed), a list of feeds (OPML).
 */
const INPUT_FORMS = [...DOCUMENT_FORMS, 'jsonl', 'json', 'csv', 'warc', 'feed', 'opml'] as const;
export type InputForm = (typeof INPUT_FORMS)[number];

export interface SourceOptions {
  /** The form of every input; 'auto' (the default) goes by content, name and content type. */
  readonly input?: 'auto' | InputForm | undefined;
  /** What '-' reads; the standard input of the process by default. */
  readonly stdin?: Bytes | undefined;
  /** Told of each folder given, once all of it is read: the files in it whose names announce no form that is read. */
  readonly leftOut?: ((folder: string, files: readonly string[]) => void) | undefined;
  /** Told what is concluded from the whole of a table: that it is not in UTF-8, and in what order it has days. */
  readonly concluded?: ((remark: string) => void) | undefined;
  /** Bytes of one document, after decompression; a stream of records may be of any length. */
  readonly maxSize?: number | undefined;
  /** Milliseconds for one web page, with its redirects and its body; records from the web may come for longer (limits.ts). */
  readonly timeout?: number | undefined;
  readonly maxRedirects?: number | undefined;
  /** Whether private, loopback and other addresses that are not of the public internet may be asked. */
  readonly allowPrivate?: boolean | undefined;
  readonly ignoreRobots?: boolean | undefined;
  /** The User-Agent sent; robots.txt is read for its part before the slash. */
  readonly userAgent?: string | undefined;
  /** How host names become addresses; the system's resolver by default. */
  readonly resolve?: Resolver | undefined;
  /** Whose turn it is to ask a host, where several readers share the web; by default nobody waits. */
  readonly turns?: Turns | undefined;
  /** What sites' robots.txt have said, for readers that are opened one after another; by default each run asks anew. */
  readonly robots?: RobotsMemory | undefined;
}

/** Sizes in bytes, times in milliseconds. Five redirects are what RFC 9309 asks for, and pages seldom have more. */
export const DEFAULT_LIMITS = { maxSize: 20_000_000, timeout: 15_000, maxRedirects: 5 } as const;

export type Settings = {
  readonly [Name in Exclude<keyof SourceOptions, 'stdin'>]-?: Exclude<SourceOptions[Name], undefined>;
};

/**
 * The options with every default filled in, except the standard input: only to name it would open it.
 * @throws OnrecordError OR4001, OR6006 for what is no value of an option
 */
export function settingsOf(options: SourceOptions): Settings {
  refuseUnusable(options);
  return {
    input: options.input ?? 'auto',
    leftOut: options.leftOut ?? (() => undefined),
    concluded: options.concluded ?? (() => undefined),
    maxSize: options.maxSize ?? DEFAULT_LIMITS.maxSize,
    timeout: Math.min(options.timeout ?? DEFAULT_LIMITS.timeout, LONGEST_TIMER),
    maxRedirects: options.maxRedirects ?? DEFAULT_LIMITS.maxRedirects,
    allowPrivate: options.allowPrivate ?? false,
    ignoreRobots: options.ignoreRobots ?? false,
    userAgent: options.userAgent ?? 'onrecord',
    resolve: options.resolve ?? resolveBySystem,
    turns: options.turns ?? NO_TURNS,
    robots: options.robots ?? robotsMemory(),
  };
}

function refuseUnusable({ input, stdin, maxSize, timeout, maxRedirects }: SourceOptions): void {
  const forms: readonly string[] = ['auto', ...INPUT_FORMS];
  if (!forms.includes(input ?? 'auto')) {
    const nearest = nearestName(String(input), forms);
    throw new OnrecordError('OR6006', {
      input: String(input),
      what: 'format of inputs',
      nearest: nearest === null ? '' : `; nearest: ${nearest}`,
      known: forms.join(', '),
    });
  }
  const unusable = (option: string, fault: string): OnrecordError =>
    new OnrecordError('OR4001', { input: option, fault });
  if (stdin !== undefined && !(Symbol.asyncIterator in Object(stdin)))
    throw unusable('stdin', 'expected a stream or an async iterable of bytes (Uint8Array)');
  for (const [option, value] of Object.entries({ maxSize, timeout, maxRedirects }))
    if (value !== undefined && !(value >= 0))
      throw unusable(option, `expected a number from 0, found ${String(value)}`);
}
