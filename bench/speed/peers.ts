import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Articles, ROOT } from './articles.ts';
import { median, rounded } from './figures.ts';
import { type Round, startOnrecord, startWarm, type Warm } from './rounds.ts';

/** Names that peers.py knows. */
const PEERS = ['textacy', 'textacy-tuned'];
const LEFT_OUT = { 'Gender Gap Tracker': 'its quotation extractor was not found on PyPI' };
const SCRIPT = fileURLToPath(new URL('peers.py', import.meta.url));
const SCORER = join(ROOT, '..', 'shared', 'reference', 'score_attribution.py');
/** One core: none of the libraries below may start threads of its own. */
const ONE_CORE = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', BLIS_NUM_THREADS: '1' };

/** F1 by an independent scorer, where it and the gold of all the articles are there. */
function scoresOf({ gold }: Articles, predicted: string): unknown {
  if (!gold || !existsSync(SCORER)) return undefined;
  const { status, stdout, stderr } = spawnSync('python3', [SCORER, gold, predicted], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the scorer failed: ${stderr}`);
  const { exact, linked_exact, direct } = JSON.parse(stdout) as Record<string, Record<string, number>>;
  return {
    exactAll: exact?.['all'],
    linkedAll: linked_exact?.['all'],
    directFound: direct?.['found80'],
    directSpeakerRight: direct?.['speaker_right_of_found'],
  };
}

/** One of them, warm, with what it found in its first round, which is not measured. */
interface Reader {
  readonly warm: Warm;
  readonly first: Round;
  readonly scores: unknown;
}

async function warmed(warm: Warm, articles: Articles): Promise<Reader> {
  const file = join(articles.folder, 'predicted.jsonl');
  const first = await warm.round(`write ${file}`);
  return { warm, first, scores: scoresOf(articles, file) };
}

function told({ warm, first, scores }: Reader, rounds: readonly Round[], { count }: Articles) {
  return {
    versions: warm.versions,
    articlesPerSecond: rounded(median(rounds.map(({ seconds }) => count / seconds))),
    articlesPerProcessorSecond: rounded(median(rounds.map(({ processorSeconds }) => count / processorSeconds))),
    mostMegabytes: Math.round(rounds.at(-1)?.mostMegabytes ?? 0),
    attributions: first.found,
    articlesRefused: first.refused,
    scores,
  };
}

/**
 * Peers and Onrecord on one thread in turns, each warm; who goes first changes. `ratios`: Onrecord's articles a second
 * divided by the peer's, the median over the pairs. A peer that is not installed is named in `skipped`.
 */
export async function besidePeers(articles: Articles, rounds: number): Promise<unknown> {
  const python = process.env['ONRECORD_PEERS'] ?? 'python3';
  const skipped: Record<string, string> = {};
  const peers: Record<string, unknown> = {};
  const all: Round[] = [];
  let own: Reader | null = null;
  for (const name of PEERS) {
    const started = await startWarm(python, [SCRIPT, articles.path, name], ONE_CORE).catch((error: Error) => {
      skipped[name] = `${python}: ${error.message}`;
      return null;
    });
    if (!started) continue;
    own ??= await warmed(await startOnrecord(articles.path, 1), articles);
    const peer = await warmed(started, articles);
    const pairs: { mine: Round; theirs: Round }[] = [];
    for (let pair = 0; pair < rounds; pair += 1) {
      const before = pair % 2 === 0 ? await peer.warm.round() : null;
      const mine = await own.warm.round();
      pairs.push({ mine, theirs: before ?? (await peer.warm.round()) });
    }
    await peer.warm.close();
    all.push(...pairs.map(({ mine }) => mine));
    const ratio = (figure: (round: Round) => number): number =>
      rounded(median(pairs.map(({ mine, theirs }) => figure(theirs) / figure(mine))));
    const theirs = pairs.map((pair) => pair.theirs);
    peers[name] = {
      ...told(peer, theirs, articles),
      ratios: {
        articlesPerSecond: ratio(({ seconds }) => seconds),
        articlesPerProcessorSecond: ratio(({ processorSeconds }) => processorSeconds),
      },
    };
  }
  await own?.warm.close();
  return { onrecord: own ? told(own, all, articles) : undefined, peers, skipped, leftOut: LEFT_OUT };
}
