import { OnrecordError } from '../../errors/index.ts';
import { DAMAGED } from '../shared/damaged.ts';

/** What the server says and we say in our words, by the SQLSTATE of https://www.postgresql.org/docs/current/errcodes-appendix.html. */
type Code = 'OR3006' | 'OR3008' | 'OR3009' | 'OR3011' | 'OR3040' | 'OR3041' | 'OR3042' | 'OR3044' | 'OR3045';
const STATES: readonly (readonly [state: RegExp, code: Code])[] = [
  // Refused: the user, the password, the address from which they come.
  [/^28/, 'OR3041'],
  [/^3D000$/, 'OR3042'],
  [/^(?:42501|25006)$/, 'OR3011'],
  // A NUL within a text, or written as an escape in JSON.
  [/^(?:22021|22P05)$/, 'OR3044'],
  [/^55P03$/, 'OR3045'],
  // Gone while it was in use, or not there yet; too many are connected.
  [/^(?:08|57P|53300)/, 'OR3040'],
  // What no index takes, and what breaks a rule between tables.
  [/^(?:54|23)/, 'OR3009'],
  // A page that cannot be read, a table or a column that is not as the schema has it, JSON that is none.
  [/^(?:XX|42P01|42703|42883|22P02|22032)/, 'OR3008'],
  // No space, no memory, a lock, whatever else the server has.
  [/^(?:[0-9A-Z]{5})$/, 'OR3006'],
];

const CANCELLED = '57014';

/** Codes of Node's: ECONNREFUSED, ERR_TLS_CERT_ALTNAME_INVALID, SELF_SIGNED_CERT_IN_CHAIN. */
const isOfNetwork = (code: string): boolean => /^E[A-Z_]+$/.test(code) || code.includes('CERT');

/** Of pg and its pool, which have no code. */
const CONNECTION =
  /Connection terminated|timeout expired|timeout exceeded when trying to connect|server does not support SSL|Client (?:has encountered a connection error|was closed)|not queryable|SASL|SCRAM/i;

/**
 * The error in our words when it comes from the server or from the way to it, otherwise the error itself.
 * @param questionLimit milliseconds after which the server was told to end a question
 */
export function postgresError(error: unknown, address: string, questionLimit?: number): unknown {
  if (error instanceof OnrecordError || !(error instanceof Error)) return error;
  const coded = (code: Code): OnrecordError =>
    new OnrecordError(code, { input: address, fault: faultOf(error) }, { cause: error });
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === DAMAGED) return coded('OR3008');
  if (/SASL|SCRAM|password/i.test(error.message) && code === '') return coded('OR3041');
  // Of several addresses of one host each has failed, and the error of all has no words.
  if (error instanceof AggregateError || isOfNetwork(code) || CONNECTION.test(error.message)) return coded('OR3040');
  if (code === CANCELLED && /statement timeout/.test(error.message)) {
    const limit = questionLimit === undefined ? 'the server allows' : `${questionLimit / 1000} s`;
    return new OnrecordError('OR8155', { input: address, limit }, { cause: error });
  }
  const known = STATES.find(([state]) => state.test(code));
  return known ? coded(known[1]) : error;
}

function faultOf(error: Error): string {
  if (error.message !== '') return error.message;
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return first instanceof Error ? first.message : error.name;
}
