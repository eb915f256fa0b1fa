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
python export.py --network "$runs/two/network.pt" --encoder "$encoder" --out ../models/en
python parity.py --model ../models/en --marked $corpus/attribution --events $corpus/events --out ../tests/parity.json
