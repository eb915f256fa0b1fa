import { wordSet } from '../../text/index.ts';

/** What a text is called where it is said that it came out elsewhere. */
const TEXTS = wordSet('article story post piece interview essay column commentary op-ed item entry');
const ELSEWHERE = [
  'appeared first',
  'first appeared',
  'originally appeared',
  'appeared originally',
  'originally published',
  'published originally',
  'first published',
  'was published on',
  'was published in',
  'is republished',
  'was republished',
  'is reprinted',
];
const BEGINNINGS = [
  'first appeared',
  'first published in ',
  'originally published in ',
  'originally appeared',
  'republished ',
  'reprinted ',
];
const LONGEST = 200;

/**
 * Whether a line says where its text came out first: “This article first appeared on Fjord News”, “The post Ferries
 * wait appeared first on Fjord News”.
 */
export function isOriginLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const words = line.toLowerCase();
  if (BEGINNINGS.some((beginning) => words.startsWith(beginning))) return true;
  const [first = '', second = '', ...rest] = words.split(' ');
  const isOfText = (first === 'this' && TEXTS.has(second)) || (first === 'the' && second === 'post');
  const isVersion = first === 'a' && second === 'version' && rest[0] === 'of' && rest[1] === 'this';
  return (isOfText || isVersion) && ELSEWHERE.some((phrase) => words.includes(phrase));
}
