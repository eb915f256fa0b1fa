import { answerWith } from './answering.ts';
import type { MessageRequest } from './mail-apart.ts';
import { type Mail, readMail, readSavedPage, type SavedPage } from './mail.ts';

answerWith(({ bytes, form }: MessageRequest, input): Promise<Mail | SavedPage> =>
  form === 'eml' ? readMail(input, bytes) : readSavedPage(input, bytes),
);
