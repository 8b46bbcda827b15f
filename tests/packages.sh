#!/bin/sh
# Installs the programs that some tests run for real, where this is Debian and we may; says what is missing otherwise.
set -u
missing=""
for pair in pandoc:pandoc biber:biber bibtex:texlive-binaries tmux:tmux; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
kpsewhich plain.bst >/dev/null 2>&1 || missing="$missing texlive-base" # the style that bibtex is run with
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086  # a list of names
    apt-get install -qq -y --no-install-recommends $missing >/dev/null 2>&1 && exit 0
fi
echo "not installed, and the tests that need them will be skipped:$missing"
exit 0
