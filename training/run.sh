#!/usr/bin/env bash
# From data to the files of models/en. Interrupted, it goes on from the last checkpoint; a finished stage is not repeated.
#
#   run.sh ENCODER POLNEAR RUNS     see README.md for the three
set -euo pipefail
if [ $# -ne 3 ]; then
  echo "usage: $0 ENCODER POLNEAR RUNS" >&2
  exit 2
fi
encoder=$(realpath "$1") polnear=$(realpath "$2")
mkdir -p "$3"
runs=$(realpath "$3")
cd "$(dirname "$0")"
marked=../corpus/attribution

# Stage one from the base encoder on PolNeAR alone; stage two from its weights, with the marked-up texts and a lower rate.
if [ ! -f "$runs/one/network.pt" ]; then
  python train.py --encoder "$encoder" --data "$polnear" --epochs 9 --seed 1 --out "$runs/one"
fi
if [ ! -f "$runs/two/network.pt" ]; then
  python train.py --encoder "$encoder" --data "$polnear" --marked "$marked" --repeat 2 \
    --start "$runs/one/network.pt" --rate 7e-5 --epochs 5 --seed 2 --out "$runs/two"
fi
python export.py --network "$runs/two/network.pt" --encoder "$encoder" --out ../models/en
python parity.py --model ../models/en --marked "$marked" --out ../tests/parity.json
