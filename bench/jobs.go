package main

import (
	"fmt"
	"path/filepath"

	"apst/bench/inputs"
)

// mebi is a mebibyte.
const mebi = 1 << 20

// jobs are all that is measured. In short, a hundredth of it.
func jobs(o options) []*job {
	share := 1
	if o.short {
		share = 100
	}
	all := []*job{
		school(o), trust(o, share), million(o, share),
		nation(o, share, "nation", 0), nation(o, share, "nation-repeated", 40),
	}
	if o.short {
		for _, j := range all {
			j.runs = 2
		}
	}
	return all
}

// score is the command line that scores a file of self-reports.
func (o options) score(in, out string) []string {
	return []string{o.apst, "score", "sdq", in, "--informant", "self", "-o", out}
}

// school is what one school does: instant means sooner than R is there at all.
func school(o options) *job {
	const in = "school.xlsx"
	return &job{
		name: "school", title: "150 pupils, a workbook with baseline and endline", runs: 21,
		file: file{in, inputs.Survey{Seed: o.seed, Rows: 300}, true},
		contenders: []contender{
			{name: "apst, to xlsx", args: o.score(in, "school-scores.xlsx"), writes: "school-scores.xlsx"},
			{name: "apst, to csv", args: o.score(in, "school-scores.csv"), writes: "school-scores.csv", rows: 300},
			{name: "R starts", needs: peerR, args: []string{"R", "--vanilla", "-e", "0"}},
		},
		gates: []gate{{of: "apst, to xlsx", than: "R starts"}},
	}
}

// trust is 5,000 pupils in one sheet, scored sooner than readxl has read it.
func trust(o options, share int) *job {
	const in = "trust.xlsx"
	pupils := 5000 / share
	return &job{
		name: "trust", title: thousands(pupils) + " pupils, one sheet", runs: 9,
		file: file{in, inputs.Survey{Seed: o.seed, Rows: 2 * pupils}, false},
		contenders: []contender{
			{name: "apst, to csv", args: o.score(in, "trust-scores.csv"), writes: "trust-scores.csv", rows: pupils},
			{name: "apst, to xlsx", args: o.score(in, "trust-scores.xlsx"), writes: "trust-scores.xlsx"},
			{name: "readxl reads", needs: peerReadxl, args: []string{"R", "--vanilla", "-e", `x <- readxl::read_excel("` + in + `")`}},
		},
		gates: []gate{{of: "apst, to csv", than: "readxl reads"}, {of: "apst, to xlsx", than: "readxl reads"}},
	}
}

// million is a file that only a country has. DuckDB writes the scores alone, and
// then all that apst writes but flags and row numbers.
func million(o options, share int) *job {
	const in, ours, scores, whole = "million.csv", "million-scores.csv", "million-duckdb.csv", "million-duckdb-whole.csv"
	rows := 1_000_000 / share
	script := filepath.Join("bench", "duckdb.mjs")
	if abs, err := filepath.Abs(script); err == nil {
		script = abs
	}
	duckdb := func(what, out string) []string { return []string{"node", script, o.duckdb, what, in, out} }
	return &job{
		name: "million", title: thousands(rows) + " rows, CSV to CSV", runs: 5,
		file: file{in, inputs.Survey{Seed: o.seed, Rows: rows}, true},
		contenders: []contender{
			{name: "apst, scores and bands", args: o.score(in, ours), writes: ours, rows: rows},
			{name: "DuckDB, scores and bands", needs: peerDuckDB, args: duckdb("whole", whole), writes: whole, rows: rows},
			{name: "DuckDB, scores alone", needs: peerDuckDB, args: duckdb("scores", scores), writes: scores, rows: rows},
		},
		same: []pair{{ours, whole}, {ours, scores}},
		gates: []gate{
			{of: "apst, scores and bands", than: "DuckDB, scores and bands"},
			{of: "apst, scores and bands", than: "DuckDB, scores alone"},
		},
	}
}

// nation is five million rows in bounded memory, rows that stand twice found. Of
// a row that is there twice one is left out; of two that contradict each other
// one is written, without scores, and the exit code is 3.
func nation(o options, share int, name string, twice int) *job {
	in, ours := name+".csv", name+"-scores.csv"
	rows := 5_000_000 / share
	c := contender{name: "apst", args: o.score(in, ours), writes: ours, rows: rows}
	title := thousands(rows) + " rows, CSV to CSV"
	if twice > 0 {
		title += fmt.Sprintf(", %d copied and %d contradicted", twice, twice)
		c.exit = 3
	}
	return &job{
		name: name, title: title, runs: 3,
		file:       file{in, inputs.Survey{Seed: o.seed, Rows: rows, Copies: twice, Contradictions: twice}, true},
		contenders: []contender{c},
		gates:      []gate{{of: "apst", under: 256 * mebi}},
	}
}

// thousands writes a count with its thousands apart.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
