/** An event of a stream, its data as JSON has it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

export interface EventConnection {
  readonly status: number;
  readonly contentType: string | null;
  /** The next event; null where the stream has ended. Comments are passed over. */
  next(): Promise<ReceivedEvent | null>;
  leave(): void;
}

/** Listens as a browser's EventSource does, over a connection of its own. */
export async function listenTo(url: string, last?: string): Promise<EventConnection> {
  const leaving = new AbortController();
  const headers = last === undefined ? {} : { 'last-event-id': last };
  const response = await fetch(url, { signal: leaving.signal, headers: { accept: 'text/event-stream', ...headers } });
  const blocks = blocksOf(response.body ?? new ReadableStream({ start: (stream) => stream.close() }));
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    async next() {
      for (let block = await blocks.next(); !block.done; block = await blocks.next()) {
        const fields = new Map(
          block.value.split('\n').map((line) => {
            const [name = '', ...rest] = line.split(': ');
            return [name, rest.join(': ')] as const;
          }),
        );
        const data = fields.get('data');
        if (data !== undefined)
          return {
            id: fields.get('id') ?? '',
            event: fields.get('event') ?? 'message',
            data: JSON.parse(data) as unknown,
          };
      }
      return null;
    },
    leave: () => leaving.abort(),
  };
}

async function* blocksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let text = '';
  for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}
