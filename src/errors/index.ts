/**
 * Every error that Onrecord reports: what went wrong, what to do, the exit code of a run that did nothing else,
 * and the HTTP status. One table, so that a code is never used twice. `{name}` is filled in.
 */
export const ERRORS = {
  OR1001: { message: '{input}: no such file', remedy: 'Check the path.', exit: 1, status: 404 },
  OR1002: {
    message: '{input}: the file is empty',
    remedy: 'Give a file that contains a document.',
    exit: 1,
    status: 422,
  },
  OR1003: {
    message: '{input}: this is not text ({found})',
    remedy:
      'Give HTML, text, PDF, DOCX, email, MHTML, WebVTT, SRT, JSON, CSV, a feed, OPML or WARC, or name the format with --input.',
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
    message: '{input}: the bytes are not valid {charset} (first invalid byte at {offset})',
    remedy: 'Save the file as UTF-8, or declare its character set in the page.',
    exit: 1,
    status: 422,
  },
  OR1006: {
    message: '{input}: the HTML is nested deeper than {limit} elements',
    remedy: 'The page is malformed or hostile; save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1007: {
    message: '{input}: no article was found in the page',
    remedy: 'Check that the page contains the article itself, not a list, a consent wall or a script that loads it.',
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
    message: '{input}: the language seems to be {found}; only English is supported',
    remedy: 'Translate the document, or give "language": "en" if the guess is wrong.',
    exit: 1,
    status: 422,
  },
  OR1011: {
    message: '{input}: the PDF cannot be read ({fault})',
    remedy: 'Check that the file is complete; scanned pages need text recognition (OCR) first.',
    exit: 1,
    status: 422,
  },
  OR1012: {
    message: '{input}: the transcript cannot be read ({fault})',
    remedy: 'Check the file against the WebVTT or SRT specification, or give "SPEAKER: words" text.',
    exit: 1,
    status: 422,
  },
  OR1013: {
    message: '{input}: cannot be read ({fault})',
    remedy: 'Check that it is a file and that you have permission to read it.',
    exit: 1,
    status: 403,
  },
  OR1014: {
    message: '{input}: reading took longer than {limit}',
    remedy:
      'The document is malformed or hostile, or the machine is slow: raise --time-limit, or save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1015: {
    message: '{input}: the compressed data are corrupt ({fault})',
    remedy: 'Get the file again; it is damaged or truncated.',
    exit: 1,
    status: 422,
  },
  OR1016: {
    message: '{input}: the folder contains no documents',
    remedy:
      'Give a folder with HTML, text, PDF, DOCX, email, WebVTT, SRT, JSON or CSV files, or name the files themselves.',
    exit: 1,
    status: 404,
  },
  OR1017: {
    message: '{input}: the feed cannot be read ({fault})',
    remedy:
      'Open it in a feed reader; it must be complete RSS, Atom, RDF or JSON Feed, and each item needs an address.',
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
    remedy: 'The record was skipped and the rest was read. If you need the record, get the archive again.',
    exit: 1,
    status: 422,
  },
  OR1020: {
    message: '{input}: the {what} contains no documents',
    remedy: 'Check that it is the one you meant; from a web archive, HTML responses with status 200 are read.',
    exit: 1,
    status: 422,
  },
  OR1021: {
    message: '{input}: expected a {expected}, found {found}',
    remedy:
      'If you trust the host, give the address itself as an input: its contents are then attributed to that host.',
    exit: 1,
    status: 422,
  },
  OR1022: {
    message: '{input}: more than {limit} {what}; the rest was skipped',
    remedy: 'Nothing to do if the first are enough; otherwise give the other addresses as inputs of their own.',
    exit: 1,
    status: 422,
  },
  OR1025: {
    message: '{input}: the page cannot be parsed ({fault})',
    remedy: 'The page is malformed; save its text and read that.',
    exit: 1,
    status: 422,
  },
  OR1026: {
    message: '{input}: the page has more than {limit} elements, attributes and stretches of text',
    remedy: 'The page is malformed or hostile, or not an article; save the text of the article and read that.',
    exit: 1,
    status: 422,
  },
  OR1027: {
    message: '{input}: parsing needs more than {limit} of memory',
    remedy: 'The document is malformed or hostile; save its text and read that.',
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
    message: '{input}: the text has {size} characters; the limit for one document is {limit}',
    remedy: 'Split it into separate documents or parts.',
    exit: 1,
    status: 413,
  },
  OR1036: {
    message: '{input}: reading needs more than {limit} of memory',
    remedy: 'The document is malformed or hostile, or several in one: split it, or save its text and read that.',
    exit: 1,
    status: 413,
  },
  OR1037: {
    message: '{input}: the date of publication is not a date: {found}',
    remedy: 'Give an ISO 8601 date or time, such as 2024-05-03 or 2024-05-03T09:30Z, or leave it out.',
    exit: 1,
    status: 422,
  },
  OR1038: {
    message: '{input}: the {what} cannot be read ({fault})',
    remedy:
      'Check that the file is complete and opens in the program that made it. Saving it again, or as text, may help.',
    exit: 1,
    status: 422,
  },
  OR1039: {
    message: '{input}, {place}: {fault}',
    remedy:
      'Correct this record; the others were read. Each record needs "text", "html" or "turns"; a table needs a column of texts.',
    exit: 1,
    status: 422,
  },
  OR1040: {
    message: '{input}: no list of documents found ({fault})',
    remedy: 'Give a list of records, each with "text", "html" or "turns", or a table with a column of texts.',
    exit: 1,
    status: 422,
  },
  OR1041: {
    message: '{input}: contains more than one list of records: {found}',
    remedy: 'Extract the one you want, for example with jq, and give that.',
    exit: 1,
    status: 422,
  },
  OR1042: {
    message: '{input}: the Word document unpacks to more than {limit}',
    remedy: 'The document is malformed, hostile or very long: split it, or save its text and read that.',
    exit: 1,
    status: 413,
  },
  OR1043: {
    message: '{input}: the PDF is a scan: its pages are images without text',
    remedy: 'Run text recognition (OCR) first, for example ocrmypdf in.pdf out.pdf, and give the result.',
    exit: 1,
    status: 422,
  },
  OR1044: {
    message: '{input}: this ZIP archive is not a Word document ({found})',
    remedy: 'Unpack it and give the folder. DOCX is the only office format supported; save others as DOCX, PDF or CSV.',
    exit: 1,
    status: 415,
  },
  OR1045: {
    message: '{input}: the object that contains the records is larger than {limit}',
    remedy: 'Give only the array of records, which can be any length, or JSON Lines, or raise --max-size.',
    exit: 1,
    status: 413,
  },
  OR1046: {
    message: '{input}: the email has no text ({found})',
    remedy: 'Save its attachments and give those instead.',
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
    remedy: 'Open the address in a browser and give the one where it ends up.',
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
    message: '{input}: the site disallows it in its robots.txt',
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
    message: '{input}: the saved state of onrecord watch cannot be read ({fault})',
    remedy: 'Move the file away; the feeds are then read from scratch, and nothing is added twice.',
    exit: 1,
    status: 422,
  },
  OR1109: {
    message: '{input}: {count} {what} in a row could not be read; the rest was skipped',
    remedy: 'Check what the address serves; if the rest is sound, save it to a file and give that.',
    exit: 1,
    status: 502,
  },
  OR1110: {
    message: '{input}: still sending after {found}, the limit for one input from the web',
    remedy: 'Save it to a file and give that, or raise --timeout (or --max-size, if the size is the limit).',
    exit: 1,
    status: 504,
  },
  OR1111: {
    message: '{input}: {fault}; the rest is left for the next poll',
    remedy: 'Nothing to do if it passes; otherwise open the feed and its links in a browser, or watch another feed.',
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
    message: '{input}: no entry in the ledger has this id',
    remedy: 'Find ids with onrecord search.',
    exit: 1,
    status: 404,
  },
  OR3004: {
    message: '{input}: not a valid query ({fault})',
    remedy: 'Correct the query; the command’s --help describes what it accepts.',
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
    remedy:
      'Check that the disk has space, that you have permission to write there, and that no other program has locked the file.',
    exit: 1,
    status: 503,
  },
  OR3007: {
    message: '{input}: the prefix is ambiguous ({found})',
    remedy: 'Give more characters of the id.',
    exit: 1,
    status: 409,
  },
  OR3008: {
    message: '{input}: the ledger is damaged ({fault})',
    remedy:
      'Run onrecord check for details. Restore a backup, or rebuild the ledger from an export with onrecord import.',
    exit: 1,
    status: 500,
  },
  OR3009: {
    message: '{input}: the document cannot be stored ({fault})',
    remedy: 'Give it exactly as onrecord read or exported it; if it is, please report this.',
    exit: 1,
    status: 422,
  },
  OR3010: {
    message: '{input}: not a valid path for a ledger ({fault})',
    remedy: 'Give the path of a file with --ledger or ONRECORD_LEDGER.',
    exit: 2,
    status: 400,
  },
  OR3011: {
    message: '{input}: no permission to write to the ledger ({fault})',
    remedy:
      'Get write permission for the file and its folder, where SQLite keeps its log, or name another ledger with --ledger. Searching, showing and exporting need only read permission.',
    exit: 1,
    status: 403,
  },
  OR3012: {
    message: '{input}: removing a document takes its full id; this is a prefix of {found}',
    remedy: 'Check the document with onrecord show, then give the full id.',
    exit: 2,
    status: 400,
  },
  OR3013: {
    message: '{input}: no permission to read the ledger ({fault})',
    remedy: 'Get permission to read the file and to enter its folder.',
    exit: 1,
    status: 403,
  },
  OR3014: {
    message: '{input}: the ledger was modified while it was being read without a lock',
    remedy: 'Try again when no other program is writing to it, or get write permission for its folder.',
    exit: 1,
    status: 409,
  },
  OR3015: {
    message: '{input}: a newer version was added to the ledger while this one was being re-read',
    remedy: 'Nothing to do: the newer version is up to date, or will be after the next onrecord refresh.',
    exit: 1,
    status: 409,
  },
  OR3016: {
    message: '{input}: not a valid tag ({fault})',
    remedy: 'Use one or more words without commas, at most 100 characters in all.',
    exit: 2,
    status: 400,
  },
  OR3017: {
    message: '{input}: {field} cannot be set ({fault})',
    remedy: 'Set title, outlet, byline or published; write dates as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MMZ.',
    exit: 2,
    status: 400,
  },
  OR3018: {
    message: '{input}: cannot select documents ({fault})',
    remedy: 'See onrecord documents --help for the filters and options.',
    exit: 2,
    status: 400,
  },
  OR3019: {
    message: '{input}: nothing was removed: the filter is empty and would match every document',
    remedy: 'Give a filter (see onrecord documents --help). To start over, use a new ledger file.',
    exit: 2,
    status: 400,
  },
  OR3020: {
    message:
      '{input}: nothing was removed: this would remove {count}, and there is no terminal to ask for confirmation',
    remedy: 'Review them with --dry-run, then give --yes.',
    exit: 2,
    status: 400,
  },
  OR4001: { message: '{input}: {fault}', remedy: 'See onrecord --help.', exit: 2, status: 400 },
  OR5001: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the case; the README.md beside it describes the format.',
    exit: 1,
    status: 422,
  },
  OR6001: {
    message: '{input}: the lexicon table cannot be read ({fault})',
    remedy: 'Reinstall Onrecord; in a checkout, correct the table.',
    exit: 1,
    status: 500,
  },
  OR6002: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line; onrecord actors --help describes the format.',
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
    remedy: 'Correct the topics file; data/README.md describes the format.',
    exit: 1,
    status: 422,
  },
  OR6005: {
    message: '{input}: not a valid query: {fault} (at character {place})',
    remedy:
      'Use words, "a phrase", prefix*, OR, NOT or -word, NEAR(a b, 5), title:word and parentheses. To search for one of these literally, put it in quotation marks.',
    exit: 2,
    status: 400,
  },
  OR6006: {
    message: '{input}: unknown {what}{nearest}; known: {known}',
    remedy: 'Give one of the known values.',
    exit: 2,
    status: 400,
  },
  OR6020: {
    message: '{input}: the topic weights cannot be read ({fault})',
    remedy: 'Reinstall Onrecord; in a checkout, rebuild them with npm run calibrate:topics.',
    exit: 1,
    status: 500,
  },
  OR7001: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line: one JSON object with "quote" and, if known, "speaker" and "date".',
    exit: 1,
    status: 422,
  },
  OR7002: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line: one JSON object with "id", "date" and "turns"; each turn needs "speaker" and "text".',
    exit: 1,
    status: 422,
  },
  OR8001: {
    message: '{input}: the export cannot be written ({fault})',
    remedy: 'Check that the folder exists, that you have permission to write to it, and that the disk has space.',
    exit: 1,
    status: 500,
  },
  OR8002: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Give a complete, unchanged file written by onrecord export with --format archive or jsonl.',
    exit: 1,
    status: 422,
  },
  OR8003: {
    message: '{input}: the export would overwrite the ledger ({found})',
    remedy: 'Give another file with --output.',
    exit: 2,
    status: 400,
  },
  OR8010: {
    message: 'cannot write to standard output ({fault})',
    remedy: 'Check that the disk has space and that the destination of the output is writable.',
    exit: 1,
    status: 500,
  },
  OR9001: {
    message: '{input}: internal error: {fault}',
    remedy: 'Please report it, together with the document.',
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
