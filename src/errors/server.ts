/** What goes wrong between the server and a browser or another client. */
export const SERVER = {
  OR8120: {
    message: '{input}: no cursor of this question, or what it stood at is gone',
    remedy: 'Give next of the answer before with the same other arguments, or ask again without a cursor.',
    exit: 2,
    status: 400,
  },
  OR8121: {
    message: '{input}: offset {offset} is behind the end of the text, which has {length} characters',
    remedy: 'Give a smaller offset.',
    exit: 2,
    status: 400,
  },
  OR8122: {
    message: '{input}: this is the id of a {found}, not of a {wanted}',
    remedy: 'Take the id from the field of the answer that fits: documents doc_…, statements st_…, events ev_….',
    exit: 2,
    status: 400,
  },
  OR8123: {
    message: 'standard input: a line that is no message of the Model Context Protocol ({fault})',
    remedy: 'onrecord mcp is started by a client of the protocol: see docs/mcp.md.',
    exit: 1,
    status: 400,
  },
  OR8150: {
    message: '{input}: not a valid request ({fault})',
    remedy: 'Correct the request; /openapi.json describes what it takes.',
    exit: 2,
    status: 400,
  },
  OR8151: {
    message: '{input}: there is nothing at this address',
    remedy: 'See /openapi.json for what the server answers.',
    exit: 1,
    status: 404,
  },
  OR8152: {
    message: '{input}: the request is too large ({fault})',
    remedy: 'Send less at a time; docs/users.md tells the limits.',
    exit: 1,
    status: 413,
  },
  OR8153: {
    message: '{input}: not a type of content that this address takes',
    remedy: 'Send application/json, or multipart/form-data where files are uploaded.',
    exit: 1,
    status: 415,
  },
  OR8154: {
    message: '{input}: the server cannot listen there ({fault})',
    remedy: 'Give another --port, or a --host that this machine has.',
    exit: 1,
    status: 500,
  },
  OR8155: {
    message: '{input}: took longer than {limit}',
    remedy: 'Ask for less: fewer words that are in every statement, a shorter stretch of time.',
    exit: 1,
    status: 503,
  },
  OR8156: {
    message: '{input}: too much is being asked ({count} questions wait)',
    remedy: 'Try again in a moment.',
    exit: 1,
    status: 503,
  },
  OR8165: {
    message: '{input}: there is no version {version}; {count} are kept',
    remedy: 'Give the number of a version that is kept; the history of the document lists them.',
    exit: 1,
    status: 404,
  },
  OR8175: {
    message: '{input}: this is a decision of {by}, which only {by} or an editor can take back',
    remedy: 'Decide the field yourself: where two differ, both are shown.',
    exit: 1,
    status: 403,
  },
  OR8176: {
    message: '{input}: this is no filter of {entries}',
    remedy: 'Leave it out, or ask for the other entries; docs/api.md lists the filters of both.',
    exit: 2,
    status: 400,
  },
} as const;
