// Cohorts makes up pupils of many shapes by seed and writes them down with every
// statistic of package stats, for tools/r/compare.R to compute the same in R.
//
//	go run ./tools/r/cohorts -o DIR [-n 200] [-seed 1]
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "cohorts:", err)
		os.Exit(1)
	}
}

func run() error {
	dir := flag.String("o", "", "folder to write to")
	count := flag.Int("n", 200, "how many cohorts")
	seed := flag.Uint64("seed", 1, "the same seed gives the same cohorts")
	flag.Parse()
	if *dir == "" || *count < 1 || flag.NArg() > 0 {
		flag.Usage()
		return fmt.Errorf("say with -o where to write")
	}
	files, err := create(*dir)
	if err != nil {
		return err
	}
	for i := range *count {
		c := newCohort(i, *seed)
		files.write(c)
		for _, r := range statistics(c) {
			files.results.row(strconv.Itoa(i), r.statistic, r.part, number(r.value))
		}
	}
	return files.close()
}

// table is one comma-separated file; a failed write is kept until it is closed.
type table struct {
	file *os.File
	out  *bufio.Writer
}

func (t *table) row(fields ...string) {
	for i, field := range fields {
		if i > 0 {
			t.out.WriteByte(',')
		}
		t.out.WriteString(field)
	}
	t.out.WriteByte('\n')
}

func (t *table) close() error {
	if err := t.out.Flush(); err != nil {
		return err
	}
	return t.file.Close()
}

// output are the files that R reads.
type output struct {
	cohorts, pairs, lost, items, results *table
}

func create(dir string) (*output, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	o := &output{}
	for _, f := range []struct {
		to      **table
		name    string
		columns []string
	}{
		{&o.cohorts, "cohorts.csv", []string{"cohort", "n", "lost", "items", "shape"}},
		{&o.pairs, "pairs.csv", []string{"cohort", "before", "after", "band_before", "band_after", "school"}},
		{&o.lost, "lost.csv", []string{"cohort", "before"}},
		{&o.items, "items.csv", []string{"cohort", "pupil", "item", "answer"}},
		{&o.results, "results.csv", []string{"cohort", "statistic", "part", "value"}},
	} {
		file, err := os.Create(filepath.Join(dir, f.name))
		if err != nil {
			return nil, err
		}
		*f.to = &table{file, bufio.NewWriter(file)}
		(*f.to).row(f.columns...)
	}
	return o, nil
}

func (o *output) write(c *cohort) {
	id := strconv.Itoa(c.id)
	o.cohorts.row(id, strconv.Itoa(len(c.before)), strconv.Itoa(len(c.lost)), strconv.Itoa(c.items()), c.shape.name)
	for i, x := range c.before {
		o.pairs.row(id, number(x), number(c.after[i]),
			strconv.Itoa(c.bandBefore[i]), strconv.Itoa(c.bandAfter[i]), strconv.Itoa(c.school[i]))
	}
	for _, x := range c.lost {
		o.lost.row(id, number(x))
	}
	for i, row := range c.answers {
		for j, x := range row {
			o.items.row(id, strconv.Itoa(i), strconv.Itoa(j), number(x))
		}
	}
}

func (o *output) close() error {
	for _, t := range []*table{o.cohorts, o.pairs, o.lost, o.items, o.results} {
		if err := t.close(); err != nil {
			return err
		}
	}
	return nil
}

// number keeps every digit.
func number(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
