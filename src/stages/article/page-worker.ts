import { answerWith } from './answering.ts';
import type { PageRequest } from './page-apart.ts';
import { type Page, readPage } from './page.ts';

answerWith(({ html, url }: PageRequest, input): Page | null => readPage(html, url, input));
