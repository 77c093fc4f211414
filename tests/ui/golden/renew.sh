#!/bin/sh
# Draw the good pictures anew, to be looked at before they are kept: renew.sh BUILD_DIR
cd "$(dirname "$0")" || exit 1
"$1/tests/ui/test_ui_golden" . renew
