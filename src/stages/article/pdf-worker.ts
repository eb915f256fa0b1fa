import { answerWith } from './answering.ts';
import type { PdfRequest } from './pdf-apart.ts';
import { type Pdf, readPdf } from './pdf.ts';

answerWith(({ bytes }: PdfRequest, input): Promise<Pdf> => readPdf(input, bytes));
