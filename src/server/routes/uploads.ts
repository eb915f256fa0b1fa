import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { asOnrecordError, OnrecordError } from '../../errors/index.ts';
import { tagOf } from '../../ledger/index.ts';
import { type AdditionNow, type Additions, type IntakeLimits, tooLarge, type Upload } from '../additions/index.ts';

/** Milliseconds for an upload: as long as a request may take to come in at all (Node's own limit, five minutes), and a bit. */
export const UPLOAD_TIME = 330_000;
/** Around its files an upload has a few hundred bytes for each, and the tags. */
const AROUND = 1024 * 1024;
const INPUT = 'the upload';

/** Lets routes of this app take multipart bodies, whose files are streamed and never kept in memory. */
export async function withUploads(app: FastifyInstance, { fileSize, files, tags }: IntakeLimits): Promise<void> {
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      // One more of each, so that it is the queue that refuses what is too much.
      fileSize: fileSize + 1,
      files: files + 1,
      fields: tags + 1,
      parts: files + tags + 3,
      fieldNameSize: 100,
      fieldSize: 1000,
      headerPairs: 20,
    },
  });
}

/**
 * Takes in the files of a request as one addition, wherever among them its tags stand. Where anything stands against it,
 * nothing of it is left.
 * @throws OR8131, OR8132, OR8133, OR8134, OR3016
 */
export async function receive(request: FastifyRequest, additions: Additions, by: string): Promise<AdditionNow> {
  const { limits } = additions;
  const announced = Number(request.headers['content-length'] ?? Number.NaN);
  const size = Number.isFinite(announced) ? announced : null;
  if (size !== null && size > limits.files * limits.fileSize + AROUND)
    throw tooLarge(INPUT, limits.files * limits.fileSize);
  const upload = await additions.upload(size);
  // A server that ends does not wait for minutes for the rest of an upload.
  const end = (): void => void request.raw.destroy(new OnrecordError('OR8143', { input: INPUT }));
  additions.ending.addEventListener('abort', end);
  if (additions.ending.aborted) end();
  try {
    const tags = await received(request, upload, limits);
    const { id } = await upload.done({ by, tags });
    return additions.get(id);
  } catch (error) {
    await upload.discard();
    throw refusalOf(error);
  } finally {
    additions.ending.removeEventListener('abort', end);
  }
}

/** Writes the files to the disk; gives the tags. */
async function received(request: FastifyRequest, upload: Upload, limits: IntakeLimits): Promise<string[]> {
  // Whoever has left before the parser listens would be waited for for ever.
  if (request.raw.destroyed) throw new OnrecordError('OR8133', { input: INPUT, fault: 'the other side has left' });
  const tags = new Set<string>();
  for await (const part of request.parts()) {
    if (part.type === 'file') await upload.file(part.filename ?? '', part.mimetype || null, part.file);
    else if (part.fieldname === 'tag' && !part.valueTruncated) tags.add(tagOf(String(part.value)));
    else
      throw new OnrecordError('OR8133', {
        input: INPUT,
        fault: `the field “${part.fieldname.slice(0, 50)}” is none of it`,
      });
    if (tags.size > limits.tags)
      throw new OnrecordError('OR8133', { input: INPUT, fault: `more than ${limits.tags} tags` });
  }
  return [...tags];
}

/** What the parser of multipart bodies says against one, as OR8133. */
function refusalOf(error: unknown): OnrecordError {
  if (error instanceof OnrecordError) return error;
  const isRefused = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
  // Busboy, which parses them, throws plain errors for what is malformed.
  const isMalformed = error instanceof Error && /multipart|boundary|part|header|closed/i.test(error.message);
  if (!isRefused && !isMalformed) return asOnrecordError(error, INPUT);
  return new OnrecordError('OR8133', { input: INPUT, fault: error.message }, { cause: error });
}
