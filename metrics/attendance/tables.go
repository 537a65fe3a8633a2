package attendance

import (
	_ "embed"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"apst/metrics/calendar"
)

// The codes, the sets and the thresholds as published, a row each, with their
// source.
var (
	//go:embed tables/codes.csv
	codesCSV string
	//go:embed tables/sets.csv
	setsCSV string
	//go:embed tables/thresholds.csv
	thresholdsCSV string
)

// CodeRow is one code of one set.
type CodeRow struct {
	Set      Set
	Code     string
	Meaning  string
	Category Category
	Life     calendar.Span // of a code that was in force for a part of its set only; zero for the others
	Source   string
	Notes    string
}

// SetRow is a stretch of time in which a set was in force.
type SetRow struct {
	Set      Set
	From, To calendar.Day // math.MinInt32 and math.MaxInt32 for an open end
	About    string
	Source   string
}

// Threshold is the limit of a flag: it is set where absent sessions are at
// least Numerator/Denominator of the possible ones.
type Threshold struct {
	Flag                   string
	Numerator, Denominator int
	Meaning, Source        string
}

// Codes are all codes of all sets. The slice is the caller's own.
func Codes() []CodeRow { return slices.Clone(codeTables().rows) }

// Sets are the sets in order of time. The slice is the caller's own.
func Sets() []SetRow { return slices.Clone(codeTables().sets) }

// Thresholds are those of the persistent and the severe flag. The slice is the
// caller's own.
func Thresholds() []Threshold { return slices.Clone(thresholds()) }

type tables struct {
	rows   []CodeRow
	sets   []SetRow
	eras   []era
	byText map[string]Code
}

var codeTables = sync.OnceValue(func() *tables {
	t := &tables{byText: map[string]Code{}}
	for c := firstCode; c <= lastCode; c++ {
		t.byText[codeTexts[c]] = c
	}
	for _, r := range readTable(setsCSV) {
		t.sets = append(t.sets, SetRow{parseSet(r["set"]), dayOr(r["from"], math.MinInt32), dayOr(r["to"], math.MaxInt32), r["about"], r["source"]})
	}
	for _, r := range readTable(codesCSV) {
		category, ok := parseCategory(r["category"])
		if !ok {
			fault("category " + r["category"])
		}
		row := CodeRow{Set: parseSet(r["set"]), Code: r["code"], Meaning: r["meaning"], Category: category, Source: r["source"], Notes: r["notes"]}
		if r["from"] != "" {
			row.Life = calendar.Span{From: dayOr(r["from"], 0), To: dayOr(r["to"], 0)}
		}
		t.rows = append(t.rows, row)
	}
	t.cut()
	return t
})

// cut makes the eras: from each day on which a set or the life of a code begins.
func (t *tables) cut() {
	var starts []calendar.Day
	for _, s := range t.sets {
		starts = append(starts, s.From)
	}
	for _, r := range t.rows {
		if r.Life != (calendar.Span{}) {
			starts = append(starts, r.Life.From, r.Life.To+1)
		}
	}
	slices.Sort(starts)
	for _, from := range slices.Compact(starts) {
		i := slices.IndexFunc(t.sets, func(s SetRow) bool { return s.From <= from && from <= s.To })
		t.eras = append(t.eras, t.era(from, t.sets[i].Set))
	}
}

func (t *tables) era(from calendar.Day, set Set) era {
	e := era{from: from, set: set}
	for b := range e.kinds {
		e.kinds[b] = kind(Unknown)
	}
	for _, own := range []Code{Nothing, NoMark, Outside} {
		e.kinds[own] = kind(own)
	}
	for _, r := range t.rows {
		if r.Set != set || r.Category == UnknownCode || r.Life != (calendar.Span{}) && !r.Life.Contains(from) {
			continue
		}
		c, ok := t.byText[r.Code]
		if !ok {
			fault("code " + r.Code)
		}
		k := kind(c)
		if c == CodeX && r.Category == Covid {
			k = kindCovidX
		}
		e.kinds[c] = k
	}
	for b := int(differs); b < len(e.kinds); b++ {
		e.kinds[b] = kindConflict
	}
	return e
}

var thresholds = sync.OnceValue(func() []Threshold {
	var list []Threshold
	for _, r := range readTable(thresholdsCSV) {
		list = append(list, Threshold{r["flag"], numberOf(r["numerator"]), numberOf(r["denominator"]), r["meaning"], r["source"]})
	}
	return list
})

func parseSet(s string) Set {
	i := slices.Index(setNames[:], s)
	if i < 0 {
		fault("set " + s)
	}
	return Set(i)
}

// dayOr reads a day of a table; open is the day of an empty cell.
func dayOr(s string, open calendar.Day) calendar.Day {
	if s == "" {
		return open
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		fault("day " + s)
	}
	return calendar.Day(t.Unix() / 86400)
}

func numberOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		fault("number " + s)
	}
	return n
}

// readTable reads an embedded table. One that cannot be read is a fault of the
// program, found by its tests.
func readTable(text string) []map[string]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		fault(err.Error())
	}
	list := make([]map[string]string, len(rows)-1)
	for i, r := range rows[1:] {
		list[i] = map[string]string{}
		for j, name := range rows[0] {
			list[i][name] = r[j]
		}
	}
	return list
}

func fault(what string) { panic("metrics/attendance: embedded table: " + what) }
