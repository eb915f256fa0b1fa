/**
 * How much may be handed in to a server, and how long what became of it is kept. Sizes are in bytes, times in
 * milliseconds. docs/adding-through-the-server.md lists them.
 */
const MB = 1024 * 1024;

export interface IntakeLimits {
  /** One file: an archive of a year of releases (WARC, JSON Lines) has some 100 MB; one document may have 20 MB anyway. */
  readonly fileSize: number;
  /** Files of one upload: a folder that is dropped onto the page. */
  readonly files: number;
  /** Addresses of one addition: a page of pasted links, not a crawl; sites are asked one after another. */
  readonly addresses: number;
  /** Characters of one text that is pasted, some 70,000 words; files and addresses may have what reading takes (OR1035). */
  readonly characters: number;
  /** Tags of one addition. */
  readonly tags: number;
  /** Additions that wait: at a second each, half an hour of work. */
  readonly waiting: number;
  /** Bytes of what waits, so that a forgotten script does not fill the disk of the ledger. */
  readonly waitingBytes: number;
  /** Additions that have ended and are remembered, the latest; their bytes are not kept. */
  readonly kept: number;
  /** So long they are remembered at most. */
  readonly keptFor: number;
  /** Streams of events that are open at a time: each holds a connection. */
  readonly listeners: number;
  /** Feeds that the server watches: with half an hour between polls, one every few seconds. */
  readonly feeds: number;
}

export const INTAKE_LIMITS: IntakeLimits = {
  fileSize: 256 * MB,
  files: 100,
  addresses: 500,
  characters: 400_000,
  tags: 50,
  waiting: 2000,
  waitingBytes: 4096 * MB,
  kept: 500,
  keptFor: 30 * 86_400_000,
  listeners: 200,
  feeds: 500,
};

/** JSON of an addition: a text of `characters` in UTF-8, with every sign escaped; or the addresses. */
export const JSON_BODY = 5 * MB;
/** The model holds some 100 MB in each thread; loading it takes a second or two. */
export const READER_IDLE = 300_000;
/** So many times in a row reading is begun whose server is killed before a document of it was done; workers do the same. */
export const MOST_STARTS = 3;
/** Pauses before another try where the ledger or the model cannot be had: doubled each time, up to the longest. */
export const FIRST_PAUSE = 1000;
export const LONGEST_PAUSE = 60_000;
/** Proxies close what is silent for a minute or so; many for half a minute. */
export const HEARTBEAT = 15_000;
/** Outcomes that a stream of events reads from the disk at a time. */
export const PORTION = 100;
