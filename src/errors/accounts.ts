/** What can go wrong with users, tokens and sessions, and what the server refuses for its safety. */
export const ACCOUNTS = {
  OR8101: {
    message: '{input}: no such user',
    remedy: 'List users with onrecord users; add one with onrecord users add.',
    exit: 1,
    status: 404,
  },
  OR8102: {
    message: '{input}: there is one of this name already',
    remedy: 'Give another name, or remove the one that is there first.',
    exit: 1,
    status: 409,
  },
  OR8103: {
    message: '{input}: not a valid name ({fault})',
    remedy: 'Give another name.',
    exit: 2,
    status: 422,
  },
  OR8104: {
    message: '{input}: this password is not accepted ({fault})',
    remedy:
      'Take several words that nobody else would put together, or have one made with onrecord users password --generate.',
    exit: 1,
    status: 422,
  },
  OR8105: {
    message: 'the user name or the password is wrong',
    remedy: 'Try again; whoever keeps the ledger can set a new password with onrecord users password.',
    exit: 1,
    status: 401,
  },
  OR8106: {
    message: '{input}: this server is not served under that name',
    remedy: 'Open it under the address that onrecord serve printed, or name this one with --public-address.',
    exit: 1,
    status: 421,
  },
  OR8107: {
    message: '{input}: accepted only from the pages of this server ({fault})',
    remedy: 'Send it from there; a program sends its token (Authorization: Bearer orp_…).',
    exit: 1,
    status: 403,
  },
  OR8108: {
    message: '{input}: the body has to be {expected}, not {found}',
    remedy: 'Send it with this Content-Type.',
    exit: 1,
    status: 415,
  },
  OR8109: {
    message: '{input}: this needs a user',
    remedy:
      'Log in, or send a token (Authorization: Bearer orp_…); onrecord users add makes a user, onrecord users token a token.',
    exit: 1,
    status: 401,
  },
  OR8110: {
    message: '{input}: this token or session is none of this ledger, or is over',
    remedy: 'Log in again, or make a new token with onrecord users token.',
    exit: 1,
    status: 401,
  },
  OR8111: {
    message: '{input}: this needs the role {needed}, and {user} has the role {role}',
    remedy: 'Ask whoever keeps the ledger for the role (onrecord users role).',
    exit: 1,
    status: 403,
  },
  OR8112: {
    message: '{input}: this server only reads',
    remedy: 'Change the ledger from a server that was started without --read-only.',
    exit: 1,
    status: 403,
  },
  OR8113: {
    message: '{input}: too many requests; the next one in {seconds} s',
    remedy: 'Wait that long; the Retry-After header has the seconds.',
    exit: 1,
    status: 429,
  },
  OR8114: {
    message: '{input}: a server that others can reach needs users, and the ledger has none',
    remedy: 'Add one with onrecord users add NAME --role editor, or serve on 127.0.0.1 alone.',
    exit: 2,
    status: 503,
  },
  OR8115: {
    message: '{input}: {user} has no token of this name',
    remedy: 'List tokens with onrecord users tokens.',
    exit: 1,
    status: 404,
  },
  OR8116: {
    message: '{input}: a token cannot have the role {wanted}, since its user has the role {role}',
    remedy: 'Give the token a role that is not above it, or the user another one with onrecord users role.',
    exit: 1,
    status: 422,
  },
  OR8117: {
    message: '{input}: a token cannot end then ({fault})',
    remedy: 'Give --expires 90d, for instance, or leave it out.',
    exit: 2,
    status: 422,
  },
  OR8119: {
    message: '{input}: this needs a session, not a token',
    remedy: 'Log in with user name and password.',
    exit: 1,
    status: 403,
  },
} as const;
