#!/usr/bin/env bash
# Compares package stats with R on made-up cohorts of many shapes, and prints the
# largest difference of each statistic:
#
#	tools/r/compare.sh [COHORTS [SEED]]      200 cohorts of seed 1 when not said
#
# R is not among what the project needs; on Debian
#
#	apt-get install --no-install-recommends r-base-core r-cran-coin r-cran-psych r-cran-boot r-cran-effectsize
#
# brings it. "relative" and "absolute" are the largest differences found; "apst only"
# and "R only" count the numbers that one of the two refused to give.
# Every number compared is in differences.csv of the folder named at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${TMPDIR:-/tmp}/apst-compare-r
command -v Rscript >/dev/null || { echo "compare.sh: R is not installed; the top of this script says how" >&2; exit 2; }
go run ./tools/r/cohorts -n "${1:-200}" -seed "${2:-1}" -o "$work"
Rscript --vanilla tools/r/compare.R "$work"
echo
echo "every number compared: $work/differences.csv"
