export { transcriptOf } from '../ledger/index.ts';
export { dayOf, lastDayOf } from './days.ts';
export { type VerificationLine, verificationLine } from './line.ts';
export { memoryIndex } from './memoryIndex.ts';
export { asQuote, type GivenQuote, type ReadLine, readQuotes, readTranscripts } from './read.ts';
export type { Hit, TurnBody, TurnHead, TurnIndex } from '../ledger/index.ts';
export { statementJudge } from './statement.ts';
export type { DiffEntry, Place, Quote, SpokenTurn, Transcript, Verdict, Verification } from './types.ts';
export { checkedQuote, type Verifier, verifier, verifyQuotes, wordedQuote } from './verifier.ts';
