package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

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
		register(o, share, false), register(o, share, true), schools(o, share),
		change(o, share), bootstrap(o, share),
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
		file: file{name: in, survey: inputs.Survey{Seed: o.seed, Rows: 300}, both: true},
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
		file: file{name: in, survey: inputs.Survey{Seed: o.seed, Rows: 2 * pupils}},
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
	duckdb := func(what, out string) []string {
		return []string{"node", script("duckdb.mjs"), o.duckdb, what, in, out}
	}
	return &job{
		name: "million", title: thousands(rows) + " rows, CSV to CSV", runs: 5,
		file: file{name: in, survey: inputs.Survey{Seed: o.seed, Rows: rows}, both: true},
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
		file:       file{name: in, survey: inputs.Survey{Seed: o.seed, Rows: rows, Copies: twice, Contradictions: twice}, both: true},
		contenders: []contender{c},
		gates:      []gate{{of: "apst", under: 256 * mebi}},
	}
}

// script is where one of the folder's scripts lies.
func script(name string) string {
	path := filepath.Join("bench", name)
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// register is the marks of 100,000 pupils over a year, pupil by pupil or session by
// session, counted in half the time that DuckDB takes.
func register(o options, share int, byDate bool) *job {
	r, name, order := inputs.National, "register-by-pupil", "by pupil"
	if byDate {
		name, order = "register-by-date", "by date, the pupils in no order"
	}
	r.Seed, r.ByDate = o.seed, byDate
	r.Pupils /= share
	j := attendance(o, name, r)
	j.title = thousands(r.Rows()) + " marks " + order
	return j
}

// schools is the marks of 22 schools over three years, in a second.
func schools(o options, share int) *job {
	r := inputs.Schools
	r.Seed = o.seed
	if share > 1 {
		r.Pupils = r.Schools
	}
	j := attendance(o, "register-of-schools", r)
	j.title, j.runs = fmt.Sprintf("%s marks of %d schools over %d years", thousands(r.Rows()), r.Schools, r.Years), 9
	j.gates = append(j.gates, gate{of: "apst", within: time.Second})
	return j
}

// attendance counts a register.
func attendance(o options, name string, r inputs.Register) *job {
	in, ours, theirs := name+".csv", name+"-apst.csv", name+"-duckdb.csv"
	return &job{
		name: name, runs: 5, file: file{name: in, register: r},
		contenders: []contender{
			{name: "apst", args: []string{o.apst, "score", "attendance", in, "-o", ours}, writes: ours, rows: r.Pupils},
			{name: "DuckDB", needs: peerDuckDB, args: []string{"node", script("duckdb-register.mjs"), o.duckdb, in, theirs}, writes: theirs, rows: r.Pupils},
		},
		same:  []pair{{ours, theirs}},
		gates: []gate{{of: "apst", than: "DuckDB", share: 0.5}, {of: "apst", under: 256 * mebi}},
	}
}

// change links and pairs the questionnaires of 22 schools of 200 pupils, from answers to
// results.
func change(o options, share int) *job {
	const in = "change.csv"
	pupils := max(22*200/share, 44)
	args := []string{o.apst, "change", in, "--informant", "self", "-o"}
	return &job{
		name: "change", title: thousands(pupils) + " pupils at two waves, from answers to results", runs: 9,
		file: file{name: in, survey: inputs.Survey{Seed: o.seed, Rows: 2 * pupils}},
		contenders: []contender{
			{name: "apst, results", args: append(slices.Clone(args), "change-results.csv"), writes: "change-results.csv"},
			{name: "apst, analysis file", args: append(slices.Clone(args), "change-pupils.csv", "--table", "pupils"), writes: "change-pupils.csv", rows: pupils},
		},
		gates: []gate{{of: "apst, results", within: time.Second}},
	}
}

// bootstrap is the BCa interval of the mean change of 3,000 pairs from 9,999 resamples.
// boot is given the influence of each pupil: without it, it takes twenty times as long.
func bootstrap(o options, share int) *job {
	const in = "bootstrap.csv"
	pairs := max(3000/share, 30)
	own, err := os.Executable()
	if err != nil {
		own = os.Args[0]
	}
	boot := `x <- scan("` + in + `", quiet = TRUE); set.seed(1)
b <- boot::boot(x, function(d, i) mean(d[i]), 9999)
l <- boot::boot.ci(b, type = "bca", L = x - mean(x))$bca[4:5]
writeLines(format(l, digits = 15), "bootstrap-r.txt")`
	return &job{
		name: "bootstrap", title: "BCa interval of the mean of " + thousands(pairs) + " changes, 9,999 resamples", runs: 5,
		file: file{name: in, changes: pairs, survey: inputs.Survey{Seed: o.seed}},
		contenders: []contender{
			{name: "apst's BCaMean", args: []string{own, "bca", in, "bootstrap-apst.txt"}, writes: "bootstrap-apst.txt"},
			{name: "R boot", needs: peerBoot, args: []string{"R", "--vanilla", "-s", "-e", boot}, writes: "bootstrap-r.txt"},
		},
		gates: []gate{{of: "apst's BCaMean", than: "R boot", share: 0.05}},
	}
}

// thousands writes a count with its thousands apart.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
