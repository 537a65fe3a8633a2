package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"apst/bench/inputs"
	"apst/metrics/stats"
)

// workers are what this program does in processes of its own: its first argument
// names one.
var workers = map[string]func(args []string, out io.Writer) error{"make": makeFile, "register": makeRegister, "compare": compareFiles, "changes": makeChanges, "bca": bootstrapMean}

// makeFile writes an input: PATH SEED ROWS COPIES CONTRADICTIONS BOTH.
func makeFile(args []string, _ io.Writer) error {
	if len(args) != 6 {
		return errors.New("make PATH SEED ROWS COPIES CONTRADICTIONS BOTH")
	}
	var n [4]int
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(args[1+i]); err != nil {
			return err
		}
	}
	s := inputs.Survey{Seed: uint64(n[0]), Rows: n[1], Copies: n[2], Contradictions: n[3]}
	path := args[0]
	if filepath.Ext(path) == ".xlsx" {
		return inputs.WriteXLSX(path, s, args[5] == "true")
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := inputs.WriteCSV(f, s); err != nil {
		return err
	}
	return f.Sync() // or the disk would still be busy when the clock runs
}

// makeChanges writes changes of a total, whole numbers: PATH SEED N.
func makeChanges(args []string, _ io.Writer) error {
	if len(args) != 3 {
		return errors.New("changes PATH SEED N")
	}
	seed, err1 := strconv.Atoi(args[1])
	n, err2 := strconv.Atoi(args[2])
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(uint64(seed), 1))
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "%d\n", min(max(int(math.Round(-2+5*r.NormFloat64())), -40), 40))
	}
	return os.WriteFile(args[0], []byte(b.String()), 0o600)
}

// bootstrapMean gives the BCa interval of the mean of the numbers of a file: IN OUT.
func bootstrapMean(args []string, _ io.Writer) error {
	if len(args) != 2 {
		return errors.New("bca IN OUT")
	}
	text, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var xs []float64
	for _, line := range strings.Fields(string(text)) {
		x, err := strconv.ParseFloat(line, 64)
		if err != nil {
			return err
		}
		xs = append(xs, x)
	}
	e := stats.BCaMean(xs, stats.DefaultBootstrap)
	low, high, ok := e.Interval()
	if !ok {
		return errors.New(e.Reason)
	}
	return os.WriteFile(args[1], fmt.Appendf(nil, "%.15g\n%.15g\n", low, high), 0o600)
}

// makeRegister writes a register: PATH SEED PUPILS SCHOOLS FIRST YEARS BYDATE.
func makeRegister(args []string, _ io.Writer) error {
	if len(args) != 7 {
		return errors.New("register PATH SEED PUPILS SCHOOLS FIRST YEARS BYDATE")
	}
	var n [5]int
	for i := range n {
		var err error
		if n[i], err = strconv.Atoi(args[1+i]); err != nil {
			return err
		}
	}
	f, err := os.Create(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	r := inputs.Register{Seed: uint64(n[0]), Pupils: n[1], Schools: n[2], First: n[3], Years: n[4], ByDate: args[6] == "true"}
	if err := inputs.WriteRegister(f, r); err != nil {
		return err
	}
	return f.Sync()
}

// compareFiles holds another program's scores against apst's: OURS THEIRS.
func compareFiles(args []string, out io.Writer) error {
	if len(args) != 2 {
		return errors.New("compare OURS THEIRS")
	}
	ours, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer ours.Close()
	theirs, err := os.Open(args[1])
	if err != nil {
		return err
	}
	defer theirs.Close()
	rows, cols, err := compare(ours, theirs)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "  %s: %d rows joined, %d columns, all equal\n", filepath.Base(args[1]), rows, cols)
	return nil
}

// apart are columns that another program is not asked for.
var apart = []string{"flags", "source"}

// keys are the columns by which rows are joined, those that both tables have.
var keys = []string{"pupil_id", "wave", "school"}

// compare joins two tables by the keys, whatever the order of their rows, and says where the first row differs in a column that both have. Everything the
// second has the first must have, and no row may be missing from either.
func compare(ours, theirs io.Reader) (rows, cols int, err error) {
	t, err := openTable(theirs)
	if err != nil {
		return 0, 0, err
	}
	names := slices.DeleteFunc(slices.Clone(t.names), func(n string) bool { return slices.Contains(apart, n) })
	o, err := openTable(ours)
	if err != nil {
		return 0, 0, err
	}
	joined := slices.DeleteFunc(slices.Clone(keys), func(k string) bool {
		return !slices.Contains(t.names, k) || !slices.Contains(o.names, k)
	})
	want := map[string]string{}
	if err := t.each(joined, names, func(key, values string) error {
		if _, again := want[key]; again {
			return fmt.Errorf("%s stands twice", show(key))
		}
		want[key] = values
		return nil
	}); err != nil {
		return 0, 0, err
	}
	total := len(want)
	err = o.each(joined, names, func(key, values string) error {
		w, ok := want[key]
		switch {
		case !ok:
			return fmt.Errorf("%s is not in both, or stands twice", show(key))
		case w != values:
			return fmt.Errorf("%s differs: apst has %s, the other %s", show(key), show(values), show(w))
		}
		delete(want, key)
		return nil
	})
	if err == nil && len(want) > 0 {
		err = fmt.Errorf("%d rows are missing", len(want))
	}
	return total, len(names), err
}

func show(s string) string { return strings.ReplaceAll(s, "\x00", ",") }

// table is a CSV file with named columns.
type table struct {
	names []string
	rows  *csv.Reader
}

func openTable(r io.Reader) (*table, error) {
	rows := csv.NewReader(r)
	rows.ReuseRecord = true
	head, err := rows.Read()
	if err != nil {
		return nil, err
	}
	return &table{slices.Clone(head), rows}, nil
}

// each hands over the key of each row, and the values of the named columns.
func (t *table) each(keys, names []string, row func(key, values string) error) error {
	find := func(names ...string) (at []int, err error) {
		for _, name := range names {
			i := slices.Index(t.names, name)
			if i < 0 {
				return nil, fmt.Errorf("there is no column %s", name)
			}
			at = append(at, i)
		}
		return at, nil
	}
	by, err := find(keys...)
	if err != nil {
		return err
	}
	values, err := find(names...)
	if err != nil {
		return err
	}
	var b strings.Builder
	pick := func(record []string, at []int) string {
		b.Reset()
		for _, i := range at {
			b.WriteString(record[i])
			b.WriteByte(0)
		}
		return b.String()
	}
	for {
		record, err := t.rows.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := row(pick(record, by), pick(record, values)); err != nil {
			return err
		}
	}
}
