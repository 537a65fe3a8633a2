package benchmarks

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/benchmarks.csv
var figuresCSV string

// Benchmark is one national figure.
type Benchmark struct {
	ID         string // stable, such as absence-ap-overall-2023-24
	Measure    string // "overall absence"
	Value      Decimal
	Unit       string // "%", "£", or what is counted: "schools"
	Population string // "state-funded AP"
	Definition string // what was divided by what, or counted
	Span       string // the part of the year: "full year"; empty where it has none
	Of         string // what one of the base is: "enrolments", "sessions"
	Ages       string // empty where the source has no limit
	Basis      string // of sessions missed because of Covid-19: "dfe", "mis", "either"; empty for other measures
	Year       string // "2023/24", or "2023"
	Source     string
	Edition    string
	Seen       int    // in how many separate places it was seen; at least 1
	Beside     string // what has to be printed beside it; mostly empty
	Note       string // what somebody has to know who uses it
	// Names are what a text about it has to name, each in one of several words, a
	// star for any ending.
	Names [][]string
}

var figures = sync.OnceValue(func() []Benchmark {
	r := csv.NewReader(strings.NewReader(figuresCSV))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("benchmarks: the table of figures: " + err.Error())
	}
	var out []Benchmark
	for _, row := range rows[1:] {
		b, err := parse(row)
		if err != nil {
			panic("benchmarks: the table of figures: " + err.Error())
		}
		out = append(out, b)
	}
	return out
})

// parse reads a row of the table.
func parse(row []string) (Benchmark, error) {
	value, ok := ParseDecimal(row[2])
	seen, err := strconv.Atoi(row[13])
	if !ok || err != nil || seen < 1 {
		return Benchmark{}, fmt.Errorf("%s: value %q, seen %q", row[0], row[2], row[13])
	}
	b := Benchmark{
		ID: row[0], Measure: row[1], Value: value, Unit: row[3], Population: row[4], Definition: row[5], Span: row[6], Of: row[7], Ages: row[8],
		Basis: row[9], Year: row[10], Source: row[11], Edition: row[12], Seen: seen, Beside: row[14], Note: row[15],
	}
	for group := range strings.SplitSeq(row[16], ";") {
		b.Names = append(b.Names, strings.Split(group, "|"))
	}
	return b, nil
}

// Benchmarks are all figures that may be printed, in the order of the table: by
// subject and year.
func Benchmarks() []Benchmark { return slices.Clone(figures()) }

// Lookup finds a figure by its id.
func Lookup(id string) (Benchmark, bool) {
	i := slices.IndexFunc(figures(), func(b Benchmark) bool { return b.ID == id })
	if i < 0 {
		return Benchmark{}, false
	}
	return figures()[i], true
}

// Figure is the value with its unit and no more decimals than one: "42.5%", "331
// schools".
func (b *Benchmark) Figure() string {
	text := b.Value.Rounded(1).Grouped()
	switch b.Unit {
	case "%":
		text += "%"
	case "£":
		text = "£" + text
	default:
		text += " " + b.Unit
	}
	if strings.HasPrefix(b.Note, "about") {
		return "about " + text
	}
	return text
}

// Printed is the figure as it is printed, with everything that has to stand beside
// it: "42.5% (overall absence, state-funded AP, 2023/24, full year; DfE, Pupil
// absence in schools in England; seen in 1 source)".
func (b *Benchmark) Printed() string {
	what := b.Population + ", " + b.Year
	if b.Measure != b.Unit { // which the figure has said
		what = b.Measure + ", " + what
	}
	if b.Span != "" {
		what += ", " + b.Span
	}
	parts := []string{what, b.Source, "seen in " + strconv.Itoa(b.Seen) + " source"}
	if b.Seen > 1 {
		parts[2] += "s"
	}
	if b.Beside != "" {
		parts = append(parts, b.Beside)
	}
	return b.Figure() + " (" + strings.Join(parts, "; ") + ")"
}

// Frame is what a school's figure is of; a part that is empty was not said.
type Frame struct {
	Span, Of, Ages string // as in a [Benchmark]
	Basis          string // "dfe" or "mis"
}

// Fits says why a national figure cannot stand beside one with this frame, in a plain
// sentence; it is empty where it can. What the figure says of itself has to be equal;
// the ages may also go unsaid.
func (b *Benchmark) Fits(f Frame) string {
	switch {
	case b.Span != f.Span:
		return fmt.Sprintf("the national figure is of %s, and this one of %s", said(b.Span), said(f.Span))
	case b.Of != f.Of:
		return fmt.Sprintf("the national figure counts %s, and this one %s", b.Of, said(f.Of))
	case b.Basis != "" && b.Basis != "either" && b.Basis != f.Basis:
		return fmt.Sprintf("the national figure is on the basis %s, and this one on %s", b.Basis, said(f.Basis))
	case b.Ages != "" && f.Ages != "" && b.Ages != f.Ages:
		return fmt.Sprintf("the national figure is of the ages %s, and this one of %s", b.Ages, f.Ages)
	}
	return ""
}

// said is a part of a frame in words.
func said(part string) string {
	if part == "" {
		return "something that is not said"
	}
	return part
}
