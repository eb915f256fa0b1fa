/**
 * Every error that Onrecord reports by itself: what went wrong, what to do, the exit code when nothing else was
 * asked of the run, and the HTTP status. One table, so that a code is never used twice. `{name}` is filled in.
 */
export const ERRORS = {
  OR1001: { message: '{input}: there is no such file', remedy: 'Check the path.', exit: 1, status: 404 },
  OR1002: { message: '{input}: the file is empty', remedy: 'Give a file that holds a document.', exit: 1, status: 422 },
  OR1003: {
    message: '{input}: this is not text ({found})',
    remedy: 'Give HTML, plain text, PDF, WebVTT, SRT, JSON Lines, a feed, OPML or WARC; --input names the kind.',
    exit: 1,
    status: 415,
  },
  OR1004: {
    message: '{input}: {size} is more than the limit of {limit} for one document',
    remedy: 'Split the document, or raise --max-size.',
    exit: 1,
    status: 413,
  },
  OR1005: {
    message: '{input}: the bytes are not valid {charset} (first fault at byte {offset})',
    remedy: 'Save the file as UTF-8, or name its character set in the page.',
    exit: 1,
    status: 422,
  },
  OR1006: {
    message: '{input}: the HTML is nested deeper than {limit} elements',
    remedy: 'The page is broken or hostile; save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1007: {
    message: '{input}: no article was found in the page',
    remedy: 'Check that the page holds the article itself and not a list, a consent wall or a script that loads it.',
    exit: 1,
    status: 422,
  },
  OR1008: {
    message: '{input}: the PDF is protected by a password',
    remedy: 'Remove the password and try again.',
    exit: 1,
    status: 422,
  },
  OR1009: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line: one JSON object with "text", "html" or "turns".',
    exit: 1,
    status: 422,
  },
  OR1010: {
    message: '{input}: the language seems to be {found}; only English is read for now',
    remedy: 'Translate the document, or give "language": "en" if the guess is wrong.',
    exit: 1,
    status: 422,
  },
  OR1011: {
    message: '{input}: the PDF cannot be read ({fault})',
    remedy: 'Check that the file is whole; scanned pages have to go through text recognition first.',
    exit: 1,
    status: 422,
  },
  OR1012: {
    message: '{input}: the transcript cannot be read ({fault})',
    remedy: 'Check the file against the WebVTT or SRT form, or give "SPEAKER: words" text.',
    exit: 1,
    status: 422,
  },
  OR1013: {
    message: '{input}: it cannot be read ({fault})',
    remedy: 'Check that it is a file and that you may read it.',
    exit: 1,
    status: 403,
  },
  OR1014: {
    message: '{input}: reading it took longer than {limit}',
    remedy:
      'The document is broken or hostile, or the machine is slow: raise --time-limit, or save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1015: {
    message: '{input}: the compressed data are broken ({fault})',
    remedy: 'Get the file again; it is damaged or cut short.',
    exit: 1,
    status: 422,
  },
  OR1016: {
    message: '{input}: the folder holds no document',
    remedy: 'Give a folder with HTML, text, PDF, WebVTT, SRT or JSON Lines files, or name the files themselves.',
    exit: 1,
    status: 404,
  },
  OR1017: {
    message: '{input}: the feed cannot be read ({fault})',
    remedy: 'Open it in a feed reader; it has to be whole RSS, Atom, RDF or JSON Feed, and each item needs an address.',
    exit: 1,
    status: 422,
  },
  OR1018: {
    message: '{input}: the list of feeds cannot be read ({fault})',
    remedy: 'Export the list again as OPML; each feed is an outline with its address in xmlUrl.',
    exit: 1,
    status: 422,
  },
  OR1019: {
    message: '{input}, record {record} at byte {place}: {fault}',
    remedy: 'Nothing to do if the rest is enough: the record was left out. Otherwise get the archive again.',
    exit: 1,
    status: 422,
  },
  OR1020: {
    message: '{input}: the {what} holds no document',
    remedy:
      'Check that it is the one that you meant; of a web archive, pages of HTML that were answered with 200 are read.',
    exit: 1,
    status: 422,
  },
  OR1021: {
    message: '{input}: a {expected} was looked for; found {found}',
    remedy:
      'If you trust the host, give the address itself as an input: what is in it counts as the word of that host.',
    exit: 1,
    status: 422,
  },
  OR1022: {
    message: '{input}: more than {limit} {what}; the rest is left out',
    remedy: 'Nothing to do if the first are enough; otherwise give the addresses of the others by themselves.',
    exit: 1,
    status: 422,
  },
  OR1025: {
    message: '{input}: the page cannot be parsed ({fault})',
    remedy: 'The page is broken; save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1026: {
    message: '{input}: the page has more than {limit} elements, attributes and stretches of text',
    remedy: 'The page is broken or hostile, or no article; save the text of the article and read that.',
    exit: 1,
    status: 422,
  },
  OR1027: {
    message: '{input}: it takes more than {limit} of memory to parse',
    remedy: 'The document is broken or hostile; save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1028: {
    message: '{input}: the PDF has more than {limit}',
    remedy: 'Split the document, or save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1035: {
    message: '{input}: its text has {size} characters, more than the {limit} that are read as one document',
    remedy: 'Split it into the documents or the parts that it is made of.',
    exit: 1,
    status: 413,
  },
  OR1036: {
    message: '{input}: reading it took more than {limit} of memory',
    remedy: 'The document is broken or hostile, or several in one: split it, or save its text and read that.',
    exit: 1,
    status: 413,
  },
  OR1037: {
    message: '{input}: the date of publication cannot be read: {found}',
    remedy: 'Give an ISO 8601 date or time, such as 2024-05-03 or 2024-05-03T09:30Z, or leave it out.',
    exit: 1,
    status: 422,
  },
  OR1101: {
    message: '{input}: no answer within {limit}',
    remedy: 'Try again later, or raise --timeout.',
    exit: 1,
    status: 504,
  },
  OR1102: {
    message: '{input}: more than {limit} redirects',
    remedy: 'Open the address in a browser and give the one that it ends at.',
    exit: 1,
    status: 502,
  },
  OR1103: { message: '{input}: the server answered {found}', remedy: 'Check the address.', exit: 1, status: 502 },
  OR1104: {
    message: '{input}: {address} is a private or loopback address',
    remedy: 'Give --allow-private if you trust the address.',
    exit: 1,
    status: 403,
  },
  OR1105: {
    message: '{input}: the robots.txt of the site forbids it',
    remedy: 'Ask the site, or save the page by hand and read the file.',
    exit: 1,
    status: 403,
  },
  OR1106: {
    message: '{input}: the address cannot be reached ({fault})',
    remedy: 'Check the address and the network.',
    exit: 1,
    status: 502,
  },
  OR1107: {
    message: '{input}: not an http or https address',
    remedy: 'Give a full address, or a file.',
    exit: 1,
    status: 400,
  },
  OR1108: {
    message: '{input}: what watch remembers cannot be read ({fault})',
    remedy: 'Move the file away; the feeds are then read anew, and nothing is added twice.',
    exit: 1,
    status: 422,
  },
  OR1109: {
    message: '{input}: {count} {what} in a row cannot be read; the rest is not read',
    remedy: 'Check what lies at the address; if the rest is sound, save it to a file and give that.',
    exit: 1,
    status: 502,
  },
  OR1110: {
    message: '{input}: it goes on after {found}, the most that is waited for or taken from the web at once',
    remedy: 'Save it to a file and give that; or raise --timeout, or --max-size where it is the size.',
    exit: 1,
    status: 504,
  },
  OR1111: {
    message: '{input}: {fault}; the rest waits for the next poll',
    remedy: 'Nothing to do if it passes; otherwise open the feed and its links in a browser, or watch another one.',
    exit: 1,
    status: 502,
  },
  OR2001: {
    message: 'the model {input} cannot be loaded ({fault})',
    remedy: 'Run npm ci, or name a folder with --model.',
    exit: 1,
    status: 500,
  },
  OR3001: {
    message: '{input}: the ledger was written by a newer Onrecord (schema {found}, this one knows {known})',
    remedy: 'Upgrade Onrecord.',
    exit: 1,
    status: 409,
  },
  OR3002: {
    message: '{input}: this is not a ledger ({fault})',
    remedy: 'Check the path given with --ledger or ONRECORD_LEDGER.',
    exit: 1,
    status: 422,
  },
  OR3003: {
    message: '{input}: nothing in the ledger has this id',
    remedy: 'Find ids with onrecord search.',
    exit: 1,
    status: 404,
  },
  OR3004: {
    message: '{input}: the search cannot be read ({fault})',
    remedy: 'Use words, "a phrase" or a prefix*.',
    exit: 2,
    status: 400,
  },
  OR3005: {
    message: '{input}: there is no ledger yet',
    remedy: 'Add a document with onrecord add, or check the path given with --ledger or ONRECORD_LEDGER.',
    exit: 1,
    status: 404,
  },
  OR3006: {
    message: '{input}: the ledger cannot be used ({fault})',
    remedy: 'Check that the disk has room, that you may write there, and that no other program holds the file.',
    exit: 1,
    status: 503,
  },
  OR3007: {
    message: '{input}: more than one id begins like this ({found})',
    remedy: 'Give more of the id.',
    exit: 1,
    status: 409,
  },
  OR3008: {
    message: '{input}: the ledger is damaged ({fault})',
    remedy: 'See onrecord check. Put a copy in its place, or make it anew from an export with onrecord import.',
    exit: 1,
    status: 500,
  },
  OR3009: {
    message: '{input}: the document cannot be kept ({fault})',
    remedy: 'Give it as onrecord has read or exported it; if it comes from there, please report it.',
    exit: 1,
    status: 422,
  },
  OR3010: {
    message: '{input}: this names no ledger ({fault})',
    remedy: 'Give the path of a file with --ledger or ONRECORD_LEDGER.',
    exit: 2,
    status: 400,
  },
  OR3011: {
    message: '{input}: you may not write to the ledger ({fault})',
    remedy:
      'Get the right to write to the file and in its folder, where SQLite keeps its log, or name another ledger with --ledger. To search, show and export the right to read is enough.',
    exit: 1,
    status: 403,
  },
  OR3012: {
    message: '{input}: to take a document out its whole id is needed; this is the beginning of {found}',
    remedy: 'Look at it with onrecord show, and give all of its id.',
    exit: 2,
    status: 400,
  },
  OR3013: {
    message: '{input}: you may not read the ledger ({fault})',
    remedy: 'Get the right to read the file and to enter its folder.',
    exit: 1,
    status: 403,
  },
  OR3014: {
    message: '{input}: the ledger was written to while it was read without a lock',
    remedy: 'Try again when nobody writes to it, or get the right to write in its folder.',
    exit: 1,
    status: 409,
  },
  OR3015: {
    message: '{input}: another version came into the ledger while this one was read again',
    remedy:
      'Nothing to do: the new version has been read by the program and model of today, or will be by the next onrecord refresh.',
    exit: 1,
    status: 409,
  },
  OR4001: { message: '{input}: {fault}', remedy: 'See onrecord --help.', exit: 2, status: 400 },
  OR5001: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the case; the README.md beside it tells the form.',
    exit: 1,
    status: 422,
  },
  OR6001: {
    message: '{input}: the lexicon table cannot be read ({fault})',
    remedy: 'Install Onrecord again; in a checkout, correct the table.',
    exit: 1,
    status: 500,
  },
  OR6002: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line; onrecord actors --help tells the form.',
    exit: 1,
    status: 422,
  },
  OR6003: {
    message: '{input}: no actor has this id or name',
    remedy: 'Find actors with onrecord actors list, or add one with onrecord actors add.',
    exit: 1,
    status: 404,
  },
  OR6004: {
    message: '{input}: {fault}',
    remedy: 'Correct the file of topics; data/README.md tells the form.',
    exit: 1,
    status: 422,
  },
  OR6020: {
    message: '{input}: the learned weights of topics cannot be read ({fault})',
    remedy: 'Install Onrecord again; in a checkout, make them again with npm run calibrate:topics.',
    exit: 1,
    status: 500,
  },
  OR7001: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line: one JSON object with "quote", and "speaker" and "date" where they are known.',
    exit: 1,
    status: 422,
  },
  OR7002: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line: one JSON object with "id", "date" and "turns", each turn with "speaker" and "text".',
    exit: 1,
    status: 422,
  },
  OR8001: {
    message: '{input}: the export cannot be written ({fault})',
    remedy: 'Check that the folder is there, that you may write in it, and that the disk has room.',
    exit: 1,
    status: 500,
  },
  OR8002: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Give a file that onrecord export has written with --format archive or jsonl, whole and unchanged.',
    exit: 1,
    status: 422,
  },
  OR8003: {
    message: '{input}: the export would be written over the ledger ({found})',
    remedy: 'Give another file with --output.',
    exit: 2,
    status: 400,
  },
  OR8010: {
    message: 'standard output cannot be written ({fault})',
    remedy: 'Check that the disk has room and that the place to which the output is sent can be written.',
    exit: 1,
    status: 500,
  },
  OR9001: {
    message: '{input}: a fault of ours: {fault}',
    remedy: 'Please report it with the document.',
    exit: 1,
    status: 500,
  },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** An error of the table above; `message` names the input and the place, `remedy` says what to do. */
export class OnrecordError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly exit: number;
  readonly status: number;
  /** What fills the message; with the code it makes the same error on the other side of a thread. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>>, options?: ErrorOptions) {
    const entry = ERRORS[code];
    super(
      entry.message.replace(/\{(\w+)\}/g, (_, name: string) =>
        String(Object.hasOwn(details, name) ? details[name] : '?'),
      ),
      options,
    );
    this.name = 'OnrecordError';
    this.code = code;
    this.details = details;
    this.remedy = entry.remedy;
    this.exit = entry.exit;
    this.status = entry.status;
  }
}

/** The error itself when it is one of ours, otherwise OR9001 with the cause kept. */
export function asOnrecordError(error: unknown, input: string): OnrecordError {
  if (error instanceof OnrecordError) return error;
  const fault = error instanceof Error ? error.message : String(error);
  return new OnrecordError('OR9001', { input, fault }, { cause: error });
}
