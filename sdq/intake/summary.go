package intake

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Losses counts the records of a block that have no scores, by reason.
type Losses struct {
	rules  []*finding.Rule
	counts []int
}

func (l *Losses) add(r *finding.Rule) {
	i := slices.Index(l.rules, r)
	if i < 0 {
		l.rules, l.counts = append(l.rules, r), append(l.counts, 0)
		i = len(l.rules) - 1
	}
	l.counts[i]++
}

// All yields the reasons in the order they were met, with how many records each
// cost.
func (l *Losses) All() func(yield func(*finding.Rule, int) bool) {
	return func(yield func(*finding.Rule, int) bool) {
		for i, r := range l.rules {
			if !yield(r, l.counts[i]) {
				return
			}
		}
	}
}

// ScaleSummary adds up the scores of one scale in whole numbers.
type ScaleSummary struct {
	N, Sum, SumOfSquares int64
	Bands                [2]map[sdq.Band]int // by band, four and three
}

// Mean is the mean score; there is none without scores.
func (s *ScaleSummary) Mean() (float64, bool) {
	return float64(s.Sum) / float64(s.N), s.N > 0
}

// SD is the standard deviation with n-1 below the line; it needs two scores.
func (s *ScaleSummary) SD() (float64, bool) {
	if s.N < 2 {
		return 0, false
	}
	n := float64(s.N)
	return math.Sqrt((n*float64(s.SumOfSquares) - float64(s.Sum)*float64(s.Sum)) / (n * (n - 1))), true
}

// Summary is what became of the records of one block.
type Summary struct {
	Scored   int // with at least one score
	Prorated int // of those, with a scale made up for unanswered items
	Scales   [sdq.ScaleCount]ScaleSummary
	Follow   [2][5]int // follow-up answers by code
}

// systems are the two systems of bands, in the order of ScaleSummary.Bands.
var systems = [2]sdq.System{sdq.FourBands, sdq.ThreeBands}

// count takes one record of the block into account.
func (b *Block) count(out *Scored) {
	if out.Spoilt {
		return
	}
	sum := &b.Summary
	any, prorated := false, false
	for _, scale := range sdq.AllScales() {
		n, ok := out.Scores.Get(scale).Number()
		if !ok {
			continue
		}
		any = true
		prorated = prorated || out.Scores.Prorated(scale)
		s := &sum.Scales[scale]
		s.N, s.Sum, s.SumOfSquares = s.N+1, s.Sum+int64(n), s.SumOfSquares+int64(n)*int64(n)
		for i, system := range systems {
			if band, no := sdq.BandOf(system, out.Form, b.Informant, scale, n); no == sdq.HasBand {
				if s.Bands[i] == nil {
					s.Bands[i] = map[sdq.Band]int{}
				}
				s.Bands[i][band]++
			}
		}
	}
	for i, code := range [2]int{out.Problems, out.Help} {
		if code >= 0 {
			sum.Follow[i][code]++
		}
	}
	if any {
		sum.Scored++
	} else {
		b.Lost.add(RuleTooFew)
	}
	if prorated {
		sum.Prorated++
	}
}

// endings are the formats that a file's ending promises.
var endings = map[string]string{".xlsx": "Excel workbook", ".xlsm": "Excel workbook", ".ods": "OpenDocument spreadsheet", ".csv": "delimited text", ".tsv": "delimited text", ".txt": "delimited text"}

// formatFindings says what a user should know of how a file was read.
func (s *Survey) formatFindings(f *ingest.File) {
	at := sheet.Ref{File: f.Name}
	if want := endings[strings.ToLower(filepath.Ext(f.Name))]; want != f.Format {
		s.Log.Add(finding.Finding{Rule: RuleFormat, From: at, Seen: f.Format})
	}
	for _, sh := range f.Sheets() {
		if d := sh.Facts().Description; strings.Contains(d, "1252") {
			s.Log.Add(finding.Finding{Rule: RuleEncoding, From: at, Seen: d})
		}
	}
}

// sheetFindings says what a user should know of a sheet: hidden parts that were
// read, and sheets that hold no answers in a file that does.
func (s *Survey) sheetFindings(sc *scannedSheet, answersElsewhere bool) {
	at := sheet.Ref{File: sc.source.file.Name, Sheet: sc.sheet.Name()}
	if answerTables(sc) > 0 {
		if seen := hidden(sc); seen != "" {
			s.Log.Add(finding.Finding{Rule: RuleHidden, From: at, Seen: seen})
		}
	}
	switch {
	case answerTables(sc) > 0 || sc.summary.Rows == 0 || !answersElsewhere:
	case len(sc.layouts) > 0:
		s.Log.Add(finding.Finding{Rule: RuleScoresOnly, From: at})
	default:
		s.Log.Add(finding.Finding{Rule: RuleNoAnswers, From: at})
	}
}

func hidden(sc *scannedSheet) string {
	var parts []string
	facts := sc.sheet.Facts()
	if facts.Hidden {
		parts = append(parts, "the sheet is hidden")
	}
	for _, span := range facts.HiddenCols {
		parts = append(parts, fmt.Sprintf("columns %s to %s", sheet.ColName(span.First), sheet.ColName(span.Last)))
	}
	if sc.summary.Hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d rows", sc.summary.Hidden))
	}
	return strings.Join(parts, ", ")
}

// sheetsSeen describes a file in which no answers were found.
func sheetsSeen(src *source) string {
	var parts []string
	for _, sc := range src.sheets {
		name := "the file"
		if sc.summary.Name != "" {
			name = fmt.Sprintf("sheet %q", sc.summary.Name)
		}
		switch {
		case sc.summary.Rows == 0:
			parts = append(parts, name+" is empty")
		case len(sc.layouts) > 0:
			parts = append(parts, name+" has scores but no answers")
		default:
			parts = append(parts, fmt.Sprintf("%s has %d rows and no row of headings that was recognised", name, sc.summary.Rows))
		}
	}
	return strings.Join(parts, "; ")
}
