/** What can go wrong with a ledger and its documents. */
export const LEDGER = {
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
    remedy: 'Correct the query or the date; docs/search.md describes what they may be.',
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
    remedy: 'Give the path of a file, or the postgres:// address of a database, with --ledger or ONRECORD_LEDGER.',
    exit: 2,
    status: 400,
  },
  OR3011: {
    message: '{input}: no permission to write to the ledger ({fault})',
    remedy:
      'Get write permission for the file and its folder, where SQLite keeps its log, or name another ledger with --ledger. Searching, showing, exporting and onrecord serve --read-only need only read permission.',
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
  OR3021: {
    message: '{input}: nothing was set: the document was changed while it was being re-read',
    remedy: 'Look at what it has now, with onrecord show, and make your change again.',
    exit: 1,
    status: 409,
  },
  OR3030: {
    message: '{input}: a ledger in Postgres is backed up with Postgres’ own tools, not with onrecord backup',
    remedy:
      'Back up: pg_dump --format=custom --file=onrecord.dump "$ONRECORD_LEDGER". Restore into an empty database: pg_restore --no-owner --exit-on-error --dbname="$ONRECORD_LEDGER" onrecord.dump. Both have to be at least as new as the server (docs/operation.md).',
    exit: 2,
    status: 400,
  },
  OR3031: {
    message: '{input}: there is a file of this name already',
    remedy: 'Give another name, or replace the file with --force.',
    exit: 2,
    status: 409,
  },
  OR3032: {
    message: '{input}: the backup would take the place of a ledger that is in use ({found})',
    remedy: 'Give another name. To restore a backup, end what uses the ledger first (docs/operation.md).',
    exit: 2,
    status: 409,
  },
  OR3033: {
    message: '{input}: the backup cannot be written ({fault})',
    remedy: 'Check that the folder exists, that you have permission to write to it, and that the disk has space.',
    exit: 1,
    status: 500,
  },
  OR3034: {
    message: '{input}: the copy is not whole and was removed ({fault})',
    remedy:
      'Run onrecord check on the ledger. If it finds nothing, the disk to which the backup goes is at fault: use another.',
    exit: 1,
    status: 500,
  },
  OR3040: {
    message: '{input}: the database server cannot be reached ({fault})',
    remedy: 'Check that PostgreSQL is running, and the host and the port in the address; then try again.',
    exit: 1,
    status: 503,
  },
  OR3041: {
    message: '{input}: the database server refuses the user ({fault})',
    remedy: 'Check the user and the password in the address, and what pg_hba.conf on the server allows.',
    exit: 1,
    status: 403,
  },
  OR3042: {
    message: '{input}: the server has no such database ({fault})',
    remedy: 'Check the name at the end of the address, or create the database with createdb.',
    exit: 1,
    status: 404,
  },
  OR3043: {
    message: '{input}: no schema of the search path is there',
    remedy: 'Create the schema that search_path names (create schema …), or leave search_path out of the address.',
    exit: 1,
    status: 404,
  },
  OR3044: {
    message: '{input}: a text contains a NUL character, which PostgreSQL cannot keep ({fault})',
    remedy: 'Remove the character (U+0000) from the document or the query; a ledger in a file keeps it.',
    exit: 1,
    status: 422,
  },
  OR3045: {
    message: '{input}: others have been writing to the ledger for too long ({fault})',
    remedy: 'Try again; if nothing else is writing, look for a transaction left open in pg_stat_activity.',
    exit: 1,
    status: 503,
  },
  OR3046: {
    message: '{input}: not a valid address of a database ({fault})',
    remedy:
      'Write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with % escapes for signs such as @ or / in the password.',
    exit: 2,
    status: 400,
  },
  OR3050: {
    message: '{input}: the review cannot be taken ({fault})',
    remedy:
      'Give a field of the entry, a value of that field and the name of the reviewer; docs/reviews.md lists them.',
    exit: 2,
    status: 422,
  },
  OR3051: {
    message: '{input}: no such review in the ledger',
    remedy: 'Give the whole id of a review (rv_…); onrecord review ID prints those of an entry.',
    exit: 1,
    status: 404,
  },
  OR3053: {
    message: '{input}, line {line}: {fault}',
    remedy:
      'Correct the table: nothing of it was taken. Its columns are entry, field and value, and if wanted decision, coder and note (docs/reviews.md).',
    exit: 1,
    status: 422,
  },
  OR3052: {
    message: '{input}: only what its document says now can be reviewed ({fault})',
    remedy: 'Review the entry that has its words now, which onrecord show names.',
    exit: 1,
    status: 409,
  },
} as const;
