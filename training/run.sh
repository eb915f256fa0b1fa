#!/usr/bin/env bash
# From data to the files of a model folder. Interrupted, it goes on from the last checkpoint; a finished stage is not repeated.
# en-0.13.1, whose networks ship, was trained by these steps, but not from the base encoder: with the weights of en-0.7.0 (commit 1cacc38), 43
# minutes with four parts a step, then 104 minutes with six (seed 2), both without other names for persons; then 78 minutes with them (rate
# 1e-4, seed 3); from the mean of the last two (en-0.9.0, as restore.py gives it back) the steps after it. Step six saw 316 of the 640 texts of
# corpus/real/events.jsonl that are not held out, which were not labelled further then.
#
#   run.sh ENCODER LARGER DATA RUNS     see README.md for the four
set -euo pipefail
if [ $# -ne 4 ]; then
  echo "usage: $0 ENCODER LARGER DATA RUNS" >&2
  exit 2
fi
encoder=$(realpath "$1") larger=$(realpath "$2") data=$(realpath "$3")
mkdir -p "$4"
runs=$(realpath "$4")
cd "$(dirname "$0")"
corpus=../corpus
# Freed memory is kept for the next step instead of being given back and cleared anew by the kernel, which took a third of a step.
export MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=34359738368 MALLOC_TOP_PAD_=268435456

# Attributions, names and triggers, for the teacher as for the network that ships.
common=(--tokenizer "$encoder" --attributions "$data/polnear/train.jsonl" --statements $corpus/real/attributions.jsonl
  --marked $corpus/attribution --gum "$data/gum/train" --entities $corpus/entities --events $corpus/events --gsr "$data/plover/gold_dev.json"
  --real $corpus/real)
if [ ! -f "$runs/teacher/teacher.pt" ]; then
  python teacher.py --encoder "$larger" "${common[@]}" --times marked=2,gsr=2 --minutes 80 --out "$runs/teacher"
fi

# Everything at once; from the base encoder, then twice more from there.
documents=("${common[@]}" --articles $corpus/articles --given $corpus/events
  --looks $corpus/events "$data/plover/gold_dev.json" --pairs "$data/plv/train.jsonl" --times marked=2,gsr=2,real=2,gum=2,entities=3
  --texts "$data"/real/{wikinews,state,voa}.jsonl.gz --share 0.4
  --mentions-gum "$data/gum/train" --mentions-litbank "$data/coref/litbank.jsonl.gz"
  --mentions-gap "$data/coref/gap_dev.jsonl.gz" "$data/coref/gap_validation.jsonl.gz"
  --mentions-real $corpus/real --data "$data" --mentions-events $corpus/events --mentions-articles $corpus/articles
  --mentions-times real=2,gum=1,gap=0.5,litbank=0.4,events=0.5)
everything=("${documents[@]}" --teacher "$runs/teacher/teacher.pt")
[ -f "$runs/one/linking.pt" ] || python distil.py --encoder "$encoder" "${everything[@]}" --minutes 100 --rate 2e-4 --seed 1 --out "$runs/one"
[ -f "$runs/two/linking.pt" ] || python distil.py --start "$runs/one" "${everything[@]}" --minutes 100 --rate 1.5e-4 --seed 2 --out "$runs/two"

[ -f "$runs/three/linking.pt" ] || python distil.py --start "$runs/two" "${everything[@]}" --minutes 80 --rate 1e-4 --seed 3 --out "$runs/three"

# The mean of the last two goes on without the teacher, with more labels of mentions and events.
if [ ! -f "$runs/four/linking.pt" ]; then
  python export.py --networks "$runs/two" "$runs/three" --tokenizer "$encoder" --out "$runs/mean" --version mean
  python restore.py --model "$runs/mean" --out "$runs/mean"
  python distil.py --start "$runs/mean" "${documents[@]}" --windows-every 2 \
    --mentions-times real=2,gum=1,gap=0.4,litbank=0.4,events=0.5,articles=0.7 --minutes 70 --rate 1e-4 --seed 4 --out "$runs/four"
fi

# Once more, when there were more labels still.
[ -f "$runs/five/linking.pt" ] || python distil.py --start "$runs/four" "${documents[@]}" --windows-every 2 \
  --mentions-times real=2,gum=1,gap=0.4,litbank=0.4,events=0.5,articles=0.7 --minutes 75 --rate 1e-4 --seed 5 --out "$runs/five"

# With twice as many texts with events; then again from the mean of two parts of that and one of what it began with, windows in every step,
# taught by what it began with, so that attributions and names stay as they were.
[ -f "$runs/six/linking.pt" ] || python distil.py --start "$runs/five" "${documents[@]}" --windows-every 2 \
  --mentions-times real=2,gum=1,gap=0.4,litbank=0.4,events=0.5,articles=0.7 --minutes 80 --rate 1e-4 --seed 6 --out "$runs/six"
if [ ! -f "$runs/mean-six/linking.pt" ]; then
  python export.py --networks "$runs/six" "$runs/six" "$runs/five" --tokenizer "$encoder" --out "$runs/mean-six" --version mean
  python restore.py --model "$runs/mean-six" --out "$runs/mean-six"
fi
[ -f "$runs/seven/linking.pt" ] || python distil.py --start "$runs/mean-six" --taught-by "$runs/five" "${documents[@]}" \
  --mentions-times real=2,gum=1,gap=0.4,litbank=0.3,events=0.4,articles=0.5 --minutes 90 --rate 1e-4 --seed 7 --out "$runs/seven"

# What ships is the mean of both.
python export.py --networks "$runs/seven" "$runs/mean-six" --tokenizer "$encoder" --out ../models/en --version en-0.13.1
# What finds attributions, on the states of the encoder as it was exported. The weights of the confidence in nested ones, which it prints, are
# written into config.json by hand; those of the confidence of attributions by `npm run calibrate -- "$data/polnear/dev.jsonl" "$data"`,
# and of speakers, days, parties and dates by `npm run calibrate:fields ../models/en`.
if [ ! -f "$runs/attributions/nestedroles.pt" ]; then
  python restore.py --model ../models/en --out "$runs/mean-seven"
  python attributions.py --model ../models/en --start "$runs/mean-seven" --data "$data" --corpus $corpus --folds 3 --out "$runs/attributions"
fi
python exportattributions.py --networks "$runs/attributions" --start "$runs/mean-seven" --out ../models/en
python paritylinking.py --model ../models/en --texts $corpus/documents/[a-e]*/source.txt --out ../tests/parity-linking.json
python parity.py --model ../models/en --marked $corpus/attribution --events $corpus/events --out ../tests/parity.json

# The larger model: mentions, links, events and attributions by a network of its own, names and single events also by the smaller one's
# encoder. First documents only, then attributions too. Then calibrateEvents.ts in bench/quality gives the weights of the confidence of its
# events, which are written into its config.json by hand, and calibrate.ts those of its attributions.
teach=(--tokenizer "$encoder" --reader "$runs/mean-seven" --rate 8e-5
  --mentions-gum "$data/gum/train" --mentions-litbank "$data/coref/litbank.jsonl.gz"
  --mentions-gap "$data/coref/gap_dev.jsonl.gz" "$data/coref/gap_validation.jsonl.gz" --mentions-real $corpus/real --data "$data"
  --mentions-events $corpus/events --mentions-articles $corpus/articles
  --mentions-times real=1,gum=0.5,gap=0.1,litbank=0.1,events=0.4,articles=0.5)
[ -f "$runs/documents/encoder.pt" ] || python documentteacher.py --encoder "$larger" "${teach[@]}" --minutes 45 --out "$runs/documents"
[ -f "$runs/large/encoder.pt" ] ||
  python documentteacher.py --encoder "$runs/documents" "${teach[@]}" --corpus $corpus --minutes 74 --seed 3 --out "$runs/large"
[ -f "$runs/larger/encoder.pt" ] ||
  python documentteacher.py --encoder "$runs/large" "${teach[@]}" --rate 6e-5 --window-steps 4 --corpus $corpus --minutes 78 --seed 4 --out "$runs/larger"
cp ../models/en/{encoder,events}.onnx ../models/en/{tokenizer,tokenizer_config,config}.json ../models/en-large/
python exportlinking.py --networks "$runs/larger" --out ../models/en-large --version en-large-0.3.0
python exportattributions.py --networks "$runs/larger" --out "$runs/larger"
python together.py --small ../models/en --large "$runs/larger" --out ../models/en-large
python paritylinking.py --model ../models/en-large --texts $corpus/documents/[a-b]*/source.txt --out ../tests/parity-linking-large.json
python parity.py --model ../models/en-large --marked $corpus/attribution --events $corpus/events --out ../tests/parity-large.json
