#!/bin/sh
# Run a program on a screen that nobody sees: under_xvfb.sh PROGRAM [ARGUMENT...]
#
# SCREEN (1280x900x24) and SERVER (more options for Xvfb) may be set outside.
# It is not reset when a program closes its last window.  Status 77 (skipped) where there is no Xvfb.
command -v Xvfb >/dev/null || { echo "no Xvfb"; exit 77; }
work=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1280x900x24}" -nolisten tcp -noreset $SERVER \
  3>"$work/display" 2>"$work/log" &
xvfb=$!
trap 'kill $xvfb 2>/dev/null; wait $xvfb 2>/dev/null; rm -rf "$work"' EXIT
tries=0
until [ -s "$work/display" ]; do
  tries=$((tries + 1))
  [ $tries -lt 100 ] || { cat "$work/log"; exit 77; }
  sleep 0.1
done
# What a user has set for the window is of no interest here
XDG_CONFIG_HOME="$work" XDG_RUNTIME_DIR="$work" DISPLAY=":$(cat "$work/display")" "$@"
