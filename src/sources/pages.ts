import type { FailedInput, RawDocument } from '../document/index.ts';
import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import { type Client, createClient, webAddress } from './client.ts';
import { documentsIn } from './contents.ts';
import { deadlineOf } from './deadline.ts';
import { failed } from './failed.ts';
import { formOfContentType } from './forms.ts';
import type { Settings } from './options.ts';
import { createRobots, type Permit } from './robots.ts';

/** Pages of the web for one run: connections and what the sites' robots.txt say are kept between them. */
export interface Web {
  /** The document, or the records, at an address. Nothing is thrown. */
  documentsAt(address: string): AsyncGenerator<RawDocument | FailedInput>;
  close(): Promise<void>;
}

export function openWeb(settings: Settings, client: Client = createClient(settings)): Web {
  const permit = settings.ignoreRobots ? async () => {} : createRobots(client, settings);
  return {
    async *documentsAt(address) {
      try {
        yield* documentsAtAddress(address, settings, client, permit);
      } catch (error) {
        yield failed(address, asOnrecordError(error, address));
      }
    },
    close: () => client.close(),
  };
}

async function* documentsAtAddress(
  input: string,
  settings: Settings,
  client: Client,
  permit: Permit,
): AsyncGenerator<RawDocument | FailedInput> {
  const url = webAddress(input, input);
  // The robots.txt is a request of its own with its own time; the answer is kept for the request that follows.
  await permit(url, input);
  const deadline = deadlineOf(settings.timeout, input);
  try {
    const answer = await client.get(url, { input, signal: deadline.signal, permit: (next) => permit(next, input) });
    try {
      if (answer.status < 200 || answer.status >= 300) {
        throw new OnrecordError('OR1103', { input, found: `${answer.status} ${answer.statusText}`.trim() });
      }
      const form = formOfContentType(answer.contentType, answer.url.pathname);
      if (form === 'other' && settings.input === 'auto') {
        throw new OnrecordError('OR1003', { input, found: `content type ${answer.contentType}` });
      }
      const content = {
        stream: answer.body,
        input,
        form: form === 'other' ? null : form,
        charset: answer.charset,
        url: answer.url.href,
        size: answer.size,
        // Records are read for as long as they come; each wait for more has its limit in the client.
        onRecords: deadline.stop,
      };
      yield* documentsIn(content, settings);
    } finally {
      answer.close();
    }
  } finally {
    deadline.stop();
  }
}
