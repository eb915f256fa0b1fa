#!/usr/bin/env bash
# From data to the files of models/en. Interrupted, it goes on from the last checkpoint; a finished stage is not repeated.
#
#   run.sh ENCODER DATA RUNS     see README.md for the three
set -euo pipefail
if [ $# -ne 3 ]; then
  echo "usage: $0 ENCODER DATA RUNS" >&2
  exit 2
fi
encoder=$(realpath "$1") data=$(realpath "$2")
mkdir -p "$3"
runs=$(realpath "$3")
cd "$(dirname "$0")"
corpus=../corpus

# stage NAME OPTIONS…: trains unless that is done already
stage() {
  local name=$1
  shift
  if [ ! -f "$runs/$name/network.pt" ]; then
    python train.py --encoder "$encoder" --attributions "$data/polnear/train.jsonl" --out "$runs/$name" "$@"
  fi
}

# Attribution: from the base encoder on PolNeAR alone, then with the marked-up texts and a lower rate.
stage one --epochs 9 --seed 1
stage two --marked $corpus/attribution --times marked=2 --start "$runs/one/network.pt" --rate 7e-5 --epochs 5 --seed 2

# Names, then events too, with part of PolNeAR in each epoch so that attribution is not forgotten.
names=(--marked $corpus/attribution --gum "$data/gum/train")
all=("${names[@]}" --entities $corpus/entities --events $corpus/events --gsr "$data/plover/gold_dev.json" --pairs "$data/plv/train.jsonl")
stage three "${names[@]}" --share 0.3 --start "$runs/two/network.pt" --rate 5e-5 --epochs 3 --seed 1
stage four "${all[@]}" --share 0.15 --times gum=2,entities=4,gsr=2 --start "$runs/three/network.pt" --rate 1e-4 --epochs 4 --seed 6
stage five "${all[@]}" --given $corpus/events --share 0.35 --times entities=3,events=2,gsr=3,pairs=2 \
  --start "$runs/four/network.pt" --rate 6e-5 --epochs 1 --seed 11 --mine-from 0

# Two runs from there, of which the mean is taken.
for seed in 21 22; do
  stage "six-$seed" "${all[@]}" --given $corpus/events --share 0.5 --times entities=2,gsr=2,pairs=2 \
    --start "$runs/five/network.pt" --rate 6e-5 --epochs 2 --seed $seed --mine-from 0
done
# Once more with all of PolNeAR, then drawn back a little towards stage two, which knew attribution best.
stage seven "${all[@]}" --given $corpus/events --times entities=2,gsr=2 --start "$runs"/six-*/network.pt --rate 4e-5 --epochs 1 \
  --seed 31 --mine-from 0
python mix.py --network "$runs/seven/network.pt" --earlier "$runs/two/network.pt" --encoder-share 0.15 --head-share 0.4 \
  --out "$runs/mixed.pt"

# With whole articles of our own: their attributions, then their events too; again the mean of two runs.
stage eight "${all[@]}" --given $corpus/events --share 0.8 --times marked=2,entities=2,gsr=4 --start "$runs/mixed.pt" --rate 1e-4 --epochs 4 \
  --seed 41 --mine-from 0
# Only articles 15 to 34 here.
mkdir -p "$runs/articles-nine"
cp "$corpus"/articles/{1[5-9],2?,3[0-4]}-*.txt $corpus/articles/HELDBACK "$runs/articles-nine"
for seed in 51 52; do
  stage "nine-$seed" "${all[@]}" --articles "$runs/articles-nine" --given $corpus/events --share 0.75 --times marked=2,articles=3,gsr=3 \
    --start "$runs/eight/network.pt" --rate 7e-5 --epochs 3 --seed $seed --mine-from 0
done

# All articles, with every event as a sentence with given parts too; again the mean of two runs.
looks=(--given $corpus/events --looks $corpus/events "$data/plover/gold_dev.json" --times marked=2,articles=2,gsr=3 --rate 7e-5 --mine-from 0)
for seed in 61 62; do
  stage "ten-$seed" "${all[@]}" "${looks[@]}" --articles $corpus/articles --share 0.6 --start "$runs"/nine-*/network.pt --epochs 3 --minutes 70 \
    --seed $seed
done
python export.py --network "$runs"/ten-*/network.pt --encoder "$encoder" --out ../models/en

# Who is meant, and what a document tells: a network of its own on the states of the encoder just exported, which stays as it is.
# The weights that ship were trained in two runs: 90 minutes without events, then 42 minutes from there with them.
python restore.py --model ../models/en --out "$runs/restored.pt"
if [ ! -f "$runs/linking/linking.pt" ]; then
  python trainlinking.py --model ../models/en --network "$runs/restored.pt" --out "$runs/linking" --minutes 90 --depth 3 --seed 2 --times real=4,gap=0.5,litbank=0.5,events=0.6 \
    --gum "$data/gum/train" --litbank "$data/coref/litbank.jsonl.gz" --gap "$data/coref/gap_dev.jsonl.gz" "$data/coref/gap_validation.jsonl.gz" \
    --real $corpus/real/labels.jsonl --texts "$data/real" --events $corpus/events --articles $corpus/articles
fi
# The event layers once more, with whole real texts; all else stays.
python candidates.py --model ../models/en --network "$runs/linking/linking.pt" --real $corpus/real --texts "$data/real" --out "$runs/candidates.json"
if [ ! -f "$runs/eleven/network.pt" ]; then
  python train.py --encoder "$encoder" --start "$runs/restored.pt" --out "$runs/eleven" --events-only --real $corpus/real --candidates "$runs/candidates.json" \
    --events $corpus/events --articles $corpus/articles --given $corpus/events --gsr "$data/plover/gold_dev.json" --pairs "$data/plv/train.jsonl" \
    --times real=4,gsr=2 --rate 5e-5 --epochs 6 --minutes 22 --seed 71 --mine-from 0
fi
python export.py --network "$runs/eleven/network.pt" --encoder "$encoder" --out ../models/en --only events.onnx
python exportlinking.py --network "$runs/linking/linking.pt" --model ../models/en

# What is asked about each cue, taught to a smaller network: more and more with texts that have no gold: the encoder knows those with gold better than it knows any other.
texts=("$data"/real/{wikinews,state,voa}.jsonl.gz)
distil=(--model ../models/en --network "$runs"/ten-*/network.pt --attributions "$data/polnear/train.jsonl" --marked $corpus/attribution --texts "${texts[@]}")
[ -f "$runs/twelve/anchored.pt" ] || python distil.py "${distil[@]}" --out "$runs/twelve" --minutes 68 --share 0.3 --rate 6e-4 --seed 81
[ -f "$runs/thirteen/anchored.pt" ] || python distil.py "${distil[@]}" --start "$runs/twelve/anchored.pt" --out "$runs/thirteen" --minutes 31 --gold-share 0.5 --share 0.6 --rate 5e-4 --seed 91
python exportanchored.py --network "$runs/thirteen/anchored.pt" --model ../models/en --version en-0.7.0
python paritylinking.py --model ../models/en --texts $corpus/documents/[a-e]*/source.txt --out ../tests/parity-linking.json
python parity.py --model ../models/en --marked $corpus/attribution --events $corpus/events --out ../tests/parity.json
