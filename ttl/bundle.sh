#!/bin/sh
# Lay a bundle together: bundle.sh DIRECTORY FILE...
#
# The directory is made anew, so that nothing stale stays and a library that a
# host still has open is replaced rather than overwritten.
set -e
directory=$1
shift
rm -rf "$directory"
mkdir -p "$directory"
cp "$@" "$directory"
if [ -f "$directory/manifest.ttl.in" ]; then
  mv "$directory/manifest.ttl.in" "$directory/manifest.ttl"
fi
