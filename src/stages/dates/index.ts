export { publishedAtHome } from './published.ts';
export { isSubject, opensSentence } from './openers.ts';
export { dateMentions } from './mentions.ts';
export { timeStatements } from './said.ts';
