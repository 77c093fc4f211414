#!/bin/sh
# Runs clang-tidy over our own sources, two files at a time.
#
# usage: tidy.sh BUILD_DIR
cd "$(dirname "$0")/../.." || exit 1
git ls-files 'core/*.c' 'plugin/*.c' 'ui/*.c' 'host/*.c' 'ttl/*.c' |
  xargs -P 2 -n 1 clang-tidy --quiet -p "$1" 2>/dev/null
