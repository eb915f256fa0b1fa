import { type Api, ApiError, faultOf } from '../../api/client.ts';
import { heed } from '../../api/me.svelte.ts';

/**
 * Sends files as one addition, and tells how many bytes have gone: fetch does not.
 * @throws ApiError with the problem that came instead; a DOMException AbortError where it was ended
 */
export function upload(
  files: readonly File[],
  tags: readonly string[],
  { signal, onprogress }: { readonly signal: AbortSignal; readonly onprogress: (loaded: number) => void },
): Promise<Api['Addition']> {
  const form = new FormData();
  for (const tag of tags) form.append('tag', tag);
  for (const file of files) form.append('file', file, file.name);
  const { promise, resolve, reject } = Promise.withResolvers<Api['Addition']>();
  const request = new XMLHttpRequest();
  request.open('POST', '/api/additions/files');
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded }) => onprogress(loaded));
  request.addEventListener('load', () => {
    const { status, response } = request;
    if (status === 202) return resolve(response as Api['Addition']);
    heed(status, response);
    reject(new ApiError(faultOf(response, status)));
  });
  const unreachable = { detail: '', remedy: '', code: 'unreachable', status: 0 };
  request.addEventListener('error', () => reject(new ApiError(unreachable)));
  request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.send(form);
  return promise;
}
