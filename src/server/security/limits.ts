// Every limit of the server, each with its reason. docs/users.md has the same list for people; its test compares them.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const KILOBYTE = 1_024;

export const LIMITS = {
  /**
   * Bytes of a body, where a route does not say otherwise: a batch of quotations has some 100 kB. What takes a document
   * has the limit of documents.
   */
  bodyBytes: 1_024 * KILOBYTE,
  /** Bytes of all headers together: Node's own default. Cookies and an address of all filters stay below 4 kB. */
  headerBytes: 16 * KILOBYTE,
  /** Headers of one request: ours need some 20, a proxy adds 10. */
  headers: 100,
  /** Characters of one part of an address: an id has some 30, an actor's name at most 200. */
  parameterCharacters: 200,
  /** Milliseconds for the headers to come in: who sends a byte now and then (“Slowloris”) is sent away. */
  headersMilliseconds: 20 * SECOND,
  /** Milliseconds for a whole request to come in: 20 MB at 0.5 Mbit/s. Node's own default. */
  requestMilliseconds: 5 * MINUTE,
  /** Milliseconds for which nothing goes over a connection before it is closed. A stream of events has to send a line that only keeps it well within that, each 15 s. */
  connectionMilliseconds: 2 * MINUTE,
  /** Milliseconds for which an idle connection is kept for the next request: longer than most proxies do. */
  keepAliveMilliseconds: 72 * SECOND,
  /** Requests over one connection, after which it is made anew, so that none is for ever. */
  requestsPerConnection: 10_000,
  /**
   * Milliseconds for one question to the ledger: the slowest over a million statements takes some ten seconds. PostgreSQL
   * ends it then; a thread that reads a file goes on until it has done, and nobody waits for it.
   */
  questionMilliseconds: 30 * SECOND,
  /** Milliseconds for an answer, which may take several questions. */
  answerMilliseconds: MINUTE,
  /** The same for a stream: an export of all of a large ledger. */
  streamMilliseconds: 24 * 60 * MINUTE,
  /** Milliseconds after which a stream of events ends. A browser asks again at once, and who may no longer look on is refused. */
  eventsMilliseconds: 10 * MINUTE,
  /** Reading requests a minute from one address: a page asks for some ten things, and somebody may click each second. */
  readsPerMinute: 3_000,
  /** Changes a minute from one address: a reviewer decides once a second at most, and a program may be quicker. */
  writesPerMinute: 300,
  /** Log-ins a minute from one address, right or wrong: each takes 128 MB and a third of a second. */
  logInsPerMinute: 10,
  /** Wrong log-ins that are free: everybody mistypes. OWASP's Authentication Cheat Sheet asks for some such threshold. */
  freeLogIns: 5,
  /** Milliseconds to wait after the first that is not free; twice as long after each further one. */
  firstDelay: SECOND,
  /** At most so many milliseconds for an address, and for a user's name: anybody could lock somebody else out by it. */
  longestDelayOfAddress: 15 * MINUTE,
  longestDelayOfName: MINUTE,
  /** Milliseconds after which wrong log-ins are forgotten. */
  delayForgotten: 60 * MINUTE,
  /** Names and addresses that are remembered; beyond that the oldest are forgotten. Some 2 MB. */
  delaysKept: 10_000,
} as const;
