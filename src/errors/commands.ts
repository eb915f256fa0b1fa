/** What can go wrong with a command, a query, a user's table or an export; and what is our own fault. */
export const COMMANDS = {
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
