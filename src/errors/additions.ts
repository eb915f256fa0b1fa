/** What can go wrong with what is handed in to a server to be added, and with the feeds that it watches. */
export const ADDITIONS = {
  OR8130: {
    message: '{input}: no addition has this id',
    remedy: 'List the additions; those that ended are forgotten after a while (docs/adding-through-the-server.md).',
    exit: 1,
    status: 404,
  },
  OR8131: {
    message: '{input}: too much is waiting to be added ({found}; the limit is {limit})',
    remedy: 'Wait until some of it is done, or cancel what is not needed; then hand it in again.',
    exit: 1,
    status: 503,
  },
  OR8132: {
    message: '{input}: the upload is larger than {limit}',
    remedy: 'Split the file or upload fewer at a time, or use onrecord add, which has no such limit.',
    exit: 1,
    status: 413,
  },
  OR8133: {
    message: '{input}: the upload cannot be taken ({fault})',
    remedy: 'Send multipart/form-data with at least one file, and the tags in fields called “tag”.',
    exit: 1,
    status: 400,
  },
  OR8134: {
    message: '{input}: what was handed in cannot be kept ({fault})',
    remedy: 'Check that the disk has space, and that the server may write beside the ledger.',
    exit: 1,
    status: 503,
  },
  OR8135: {
    message: '{input}: another server takes in additions for this ledger ({found})',
    remedy: 'Use that server, end it first, or start this one with --read-only.',
    exit: 1,
    status: 409,
  },
  OR8136: {
    message: '{input}: given up because the server ended {count} times in a row while working on it',
    remedy: 'It may take more memory than there is: try its documents one by one with onrecord read.',
    exit: 1,
    status: 500,
  },
  OR8137: {
    message: '{input}: this addition is over ({found})',
    remedy: 'Nothing to do. On the machine of the ledger, onrecord remove takes its documents out again.',
    exit: 1,
    status: 409,
  },
  OR8138: {
    message: '{input}: this feed is not watched',
    remedy: 'List the feeds that are watched, or add this one.',
    exit: 1,
    status: 404,
  },
  OR8139: {
    message: '{input}: this feed is watched already',
    remedy: 'Change it instead, or remove it first.',
    exit: 1,
    status: 409,
  },
  OR8140: {
    message: '{input}: this is a list of {count} feeds, not a feed',
    remedy: 'Add the feeds of the list one by one, or follow the list with onrecord watch.',
    exit: 1,
    status: 422,
  },
  OR8141: {
    message: '{input}: too many are following what is added ({limit})',
    remedy: 'Close other windows, or ask for the list now and then instead.',
    exit: 1,
    status: 503,
  },
  OR8142: {
    message: '{input}: the server watches {limit} feeds already',
    remedy: 'Remove one first, or follow further feeds with onrecord watch.',
    exit: 1,
    status: 409,
  },
  OR8143: {
    message: '{input}: the server is ending',
    remedy: 'Hand it in again when the server is back; what was acknowledged is kept.',
    exit: 1,
    status: 503,
  },
  OR8144: {
    message: '{input}: what the server has kept there cannot be read ({fault})',
    remedy: 'Upgrade Onrecord if a newer one wrote it. Otherwise move it away; nothing that is in the ledger is lost.',
    exit: 1,
    status: 500,
  },
  OR8145: {
    message: '{input}: this server takes nothing in',
    remedy: 'Start it without --read-only, or use onrecord add.',
    exit: 1,
    status: 403,
  },
} as const;
