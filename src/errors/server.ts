/** What goes wrong between a browser and the server. */
export const SERVER = {
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
    remedy: 'Send less at a time; docs/server.md tells the limits.',
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
  OR8165: {
    message: '{input}: there is no version {version}; {count} are kept',
    remedy: 'Give the number of a version that is kept; the history of the document lists them.',
    exit: 1,
    status: 404,
  },
} as const;
