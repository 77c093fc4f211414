#!/bin/sh
# Renders a few bars through the real bundle under valgrind: no leak, no invalid
# read, no use of a value that was never set.
#
# usage: valgrind.sh BUILD_DIR
build=$(cd "$1" && pwd) || exit 2
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
LV2_PATH=$build:/usr/lib/lv2 valgrind -q --error-exitcode=9 --leak-check=full \
  --errors-for-leak-kinds=definite,indirect \
  "$build/host/estro" --rate 22050 --bars 4 --out "$out/a.wav" --midi "$out/a.mid" \
  "quiet bossa nova, nylon guitar and flute, 130 bpm"
