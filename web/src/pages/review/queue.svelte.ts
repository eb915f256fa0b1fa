import { type Api, api, ApiError, dataOf, type Fault } from '../../api/client.ts';
import { slicerOf } from '../../parts/codePoints.ts';
import * as flows from './flow.ts';
import { texts } from './texts.ts';
import { fieldName, partiesOf, partyText, spansOf, type Value, valueText } from './values.ts';

export type QueueQuery = NonNullable<
  import('../../api/client.ts').paths['/api/reviews/queue']['get']['parameters']['query']
>;

/** Where the entries come from: a queue by its filters, or one entry alone, which stays whatever is decided. */
export type Source = { readonly query: QueueQuery } | { readonly entry: string };

/** With so few left the next page is asked for. */
const FEW = 5;

/** A queue with what was decided of it: changes are shown at once and sent one after the other. */
export function openQueue(source: Source) {
  let flow = $state.raw(flows.EMPTY);
  let progress = $state.raw<Api['ReviewProgress']>();
  let fault = $state.raw<Fault>();
  let told = $state('');
  let loading = $state(false);
  let stays = $state('entry' in source);
  const isAlone = 'entry' in source;
  const controller = new AbortController();
  const { signal } = controller;
  /** The ids of the reviews of a decision, once they are put down; none where it failed. */
  const reviews = new Map<number, readonly string[]>();
  /** What is sent waits for what was sent before, so that the ledger has it in the order in which it was decided. */
  let sent: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    if (loading || flow.next === null) return;
    loading = true;
    try {
      const page = isAlone
        ? {
            items: [
              await dataOf(api.GET('/api/reviews/entries/{id}', { params: { path: { id: source.entry } }, signal })),
            ],
            next: null,
          }
        : await dataOf(
            api.GET('/api/reviews/queue', { params: { query: { ...source.query, ...cursorOf(flow.next) } }, signal }),
          );
      const wasEmpty = flow.items.length === 0;
      flow = flows.loaded(flow, page.items, page.next);
      fault = undefined;
      if (wasEmpty) tellNext('');
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      fault = error.fault;
    } finally {
      loading = false;
    }
    if (flow.items.length === 0 && flow.next !== null && fault === undefined) await load();
  }

  async function loadProgress(): Promise<void> {
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    const { cursor: _cursor, limit: _limit, ...query } = isAlone ? {} : source.query;
    try {
      const since = midnight.toISOString();
      progress = await dataOf(api.GET('/api/reviews/progress', { params: { query: { ...query, since } }, signal }));
    } catch (error) {
      if (signal.aborted) return;
      // The queue itself tells what is wrong.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  function tellNext(before: string): void {
    const [item] = flow.items;
    const next = item && !(isAlone && before !== '') ? texts.told.next(item.kind, whoIn(item), item.words) : '';
    told = [before, next || (item || flow.next !== null ? '' : texts.told.end)].filter(Boolean).join(' ');
  }

  /** Decisions, and those that are taken back, of which the server has not yet said that it has them. */
  let waiting = $state(0);
  function send(work: () => Promise<void>): void {
    // Whoever closes the window before all is kept is asked first, also from another page of the app.
    if (waiting === 0) addEventListener('beforeunload', hold);
    waiting += 1;
    sent = sent.then(work).finally(() => {
      waiting -= 1;
      if (waiting === 0) removeEventListener('beforeunload', hold);
    });
  }

  /** Puts down a decision about the first entry, which makes place for the next one unless it is to stay. */
  function decide(decided: flows.Decided): void {
    const [item] = flow.items;
    if (!item) return;
    const isCorrection = decided.decision === 'wrong' && decided.field !== 'entry';
    const words = toldOf(decided, item);
    flow = flows.decided(flow, decided, words, isAlone || (stays && isCorrection));
    const decision = flows.lastOf(flow);
    if (!decision) return;
    tellNext(words);
    send(async () => {
      try {
        const body = { entry: item.id, ...decided };
        const { reviews: made } = await dataOf(api.POST('/api/reviews', { body }));
        reviews.set(
          decision.key,
          made.map(({ id }) => id),
        );
        flow = flows.kept(flow, decision.key);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        flow = flows.failed(flow, decision, error.fault);
        told = texts.told.failed;
      }
    });
    void loadMore();
  }

  function undo(): void {
    const decision = flows.lastOf(flow);
    if (!decision) {
      told = texts.told.nothingToUndo;
      return;
    }
    flow = flows.undone(flow);
    tellNext(texts.told.undone);
    send(async () => {
      // Where it was not kept there is nothing to take back.
      const ids = reviews.get(decision.key);
      if (!ids) return;
      try {
        await dataOf(api.POST('/api/reviews/undo', { body: { ids: [...ids] } }));
        reviews.delete(decision.key);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        flow = flows.undoFailed(flow, decision, error.fault);
        told = texts.told.undoFailed;
      }
    });
  }

  async function loadMore(): Promise<void> {
    if (flow.items.length <= FEW) await load();
  }

  void load();
  void loadProgress();

  return {
    get item() {
      return flow.items[0];
    },
    get decisions() {
      return flow.decisions;
    },
    get skipped() {
      return flow.skipped;
    },
    get faultOfItem() {
      const [item] = flow.items;
      return item && flow.faults.get(item.id);
    },
    get sending() {
      return waiting;
    },
    get isTouched() {
      return flow.made > 0;
    },
    get isCorrected() {
      return !isAlone && flows.isCorrected(flow);
    },
    get isOver() {
      return flow.items.length === 0 && flow.next === null;
    },
    get progress() {
      if (!progress) return undefined;
      const here = new Set(flow.decisions.map(({ item }) => item.id)).size;
      const { recent, total, left } = progress;
      return { ...progress, recent: recent + here, total: total + here, left: Math.max(0, left - here) };
    },
    get fault() {
      return fault;
    },
    get told() {
      return told;
    },
    get loading() {
      return loading;
    },
    get stays() {
      return stays;
    },
    set stays(value: boolean) {
      stays = value;
      told = value ? texts.told.stays : texts.told.goesOn;
    },
    isAlone,
    decide,
    undo,
    skip(): void {
      if (isAlone || flow.items.length === 0) return;
      const words = flows.isCorrected(flow) ? '' : texts.told.skipped;
      flow = flows.skipped(flow);
      tellNext(words);
      void loadMore();
    },
    load: () => void load(),
    /** Begins anew, with what was skipped. */
    again(): void {
      flow = { ...flows.EMPTY, decisions: flow.decisions, made: flow.made };
      // What is still being sent would come again.
      void sent.then(load);
    },
    close: () => controller.abort(),
  };
}

export type Queue = ReturnType<typeof openQueue>;

const hold = (event: Event): void => event.preventDefault();

const cursorOf = (next: string | null | undefined) => (next ? { cursor: next } : {});

/** Whom an entry is by, as it is told. */
function whoIn(item: flows.Item): string {
  const party = item.fields.find(({ field }) => field === 'speaker' || field === 'actors');
  const names = party ? partiesOf(party.machine).map(partyText) : [];
  return names.join(', ') || texts.values.nobody;
}

function toldOf({ field, decision, value = null }: flows.Decided, item: flows.Item): string {
  const { kind } = item;
  if (decision === 'accept') return texts.told.accepted;
  if (field === 'entry') return `${texts.values.isNot[kind]}.`;
  if (field === 'span' && value !== null) return texts.told.corrected(fieldName(field, kind), wordsAt(item, value));
  return texts.told.corrected(field ? fieldName(field, kind) : '', valueText(value, kind, field));
}

/** The words at some spans of the text of an entry. */
function wordsAt({ passage: { text, span } }: flows.Item, value: Value): string {
  const slice = slicerOf(text);
  return spansOf(value)
    .map(([start, end]) => slice(start - span[0], end - span[0]))
    .join(' … ');
}
