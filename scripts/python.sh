#!/bin/sh
# Runs a script of this folder with the first Python on PATH that is new enough:
#     sh scripts/python.sh run.py [arguments]
# Plain sh, because a Python that is too old could not even read a script written for a new one.

enough='import sys; sys.exit(sys.version_info < (3, 12))'

# A name on PATH need not run (version managers leave such names behind), so each is tried.
for name in python3 python3.14 python3.13 python3.12; do
    if "$name" -c "$enough" >/dev/null 2>&1; then
        script=$1
        shift
        exec "$name" "$(dirname "$0")/$script" "$@"
    fi
done

found=$(python3 -c 'import sys; print(sys.version.split()[0])' 2>/dev/null)
echo "Karya Binaan needs Python 3.12 or later; found: ${found:-no python3 that runs}. Install one and put it on PATH." >&2
exit 1
