/** What can go wrong with a command, a query, a user's table or an export; and what is our own fault. */
export const COMMANDS = {
  OR4001: {
    message: '{input}: {fault}',
    remedy: 'See the help of the command (onrecord COMMAND --help); for the library, docs/library.md.',
    exit: 2,
    status: 400,
  },
  OR4002: {
    message: '{input}: the {what} has been closed',
    remedy: 'Close it when all that was asked of it is done, or open it again.',
    exit: 1,
    status: 500,
  },
  OR5001: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the case; the README.md beside it describes the format.',
    exit: 1,
    status: 422,
  },
  OR5002: {
    message: '{input}: no gold data for this task ({fault})',
    remedy: 'Check the path; docs/evaluation.md describes the gold data of each task.',
    exit: 1,
    status: 422,
  },
  OR5003: {
    message: '{input}, line {line}: {fault}',
    remedy: 'Correct the line; docs/evaluation.md describes the gold data of each task.',
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
  OR6007: {
    message: '{input}: the file of actors cannot be written ({fault})',
    remedy: 'Check that the folder exists, that you have permission to write to it, and that the disk has space.',
    exit: 1,
    status: 500,
  },
  OR6020: {
    message: '{input}: the topic weights cannot be read ({fault})',
    remedy: 'Reinstall Onrecord; in a checkout, rebuild them with npm run calibrate:topics.',
    exit: 1,
    status: 500,
  },
  OR6030: {
    message: '{input}: the folder is not empty ({found})',
    remedy:
      'Give a new folder with --output, or empty this one first: an older export must not be mixed with a newer one.',
    exit: 2,
    status: 409,
  },
  OR6031: {
    message: '{input}: this is not a folder',
    remedy: 'Give a new or empty folder with --output.',
    exit: 2,
    status: 400,
  },
  OR6032: {
    message: '{input}: the folder is the root of another disk, so no finished export can be put in its place',
    remedy: 'Give a new folder inside it with --output.',
    exit: 2,
    status: 400,
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
  OR7003: {
    message: '{input}, line {line}: {fault}',
    remedy:
      'Correct this row: the words in the column quote and, if known, speaker and date (YYYY-MM-DD). The others were compared.',
    exit: 1,
    status: 422,
  },
  OR7004: {
    message: '{input}: no column is named quote; there are: {found}',
    remedy: 'Name the columns in the first row: quote and, if known, speaker and date. Any others are kept.',
    exit: 1,
    status: 422,
  },
  OR7005: {
    message: '{input}: there are no words in the quotation',
    remedy: 'Give the quoted words; marks and signs alone cannot be looked for.',
    exit: 2,
    status: 422,
  },
  OR7006: {
    message: '{input}: there are no quotations in the file',
    remedy: 'Give one quotation on each line, or in each row below the names of the columns.',
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
  OR8020: {
    message: '{input}: a ledger in a file has no job queue',
    remedy:
      'Give a ledger in PostgreSQL: --ledger postgres://… or ONRECORD_LEDGER (docs/jobs.md). For a file, use onrecord add and onrecord watch.',
    exit: 2,
    status: 400,
  },
  OR8021: {
    message: '{input}: the database of the job queue cannot be used ({fault})',
    remedy:
      'Check the address, that the server is running and reachable, and that the user may create schemas and tables.',
    exit: 1,
    status: 503,
  },
  OR8022: {
    message: '{input}: no job has this id',
    remedy: 'List jobs with onrecord jobs; a job that succeeded is gone.',
    exit: 1,
    status: 404,
  },
  OR8023: {
    message: '{input}: given up because {count} workers in a row ended while working on it',
    remedy:
      'It may take more memory than the workers have: try it with onrecord read. Put it back with onrecord jobs retry.',
    exit: 1,
    status: 500,
  },
  OR8024: {
    message: '{input}: the file has changed since it was enqueued ({found} bytes, then {expected})',
    remedy: 'Enqueue it again, then remove this job with onrecord jobs drop.',
    exit: 1,
    status: 409,
  },
  OR8025: {
    message: '{input}: too large to be kept in the queue ({found}; the limit is {limit})',
    remedy: 'Enqueue it without --by-value, from a path that all workers can read.',
    exit: 1,
    status: 413,
  },
  OR8026: {
    message: '{input}: the job queue was set up by a newer Onrecord (schema {found}, this one knows {known})',
    remedy: 'Upgrade Onrecord on this machine.',
    exit: 1,
    status: 409,
  },
  OR8027: {
    message: '{input}: the site may not be asked for another {found}',
    remedy: 'Nothing to do: the job is tried again by itself.',
    exit: 1,
    status: 503,
  },
  OR8028: {
    message: '{input}: a worker is busy with this job',
    remedy: 'Wait until it is done, or stop the worker.',
    exit: 1,
    status: 409,
  },
  OR8029: {
    message: '{input}: this feed is not followed',
    remedy: 'List the feeds with onrecord jobs feeds; follow one with onrecord enqueue --every.',
    exit: 1,
    status: 404,
  },
  OR8030: {
    message: '{input}: metrics cannot be served there ({fault})',
    remedy: 'Give another --metrics-port.',
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
