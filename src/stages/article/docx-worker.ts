import { answerWith } from './answering.ts';
import type { WordRequest } from './docx-apart.ts';
import { readWord, type WordDocument } from './docx.ts';

answerWith(({ bytes }: WordRequest, input): Promise<WordDocument> => readWord(input, bytes));
