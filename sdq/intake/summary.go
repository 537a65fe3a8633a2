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

// ScaleSummary counts the scores of one scale.
type ScaleSummary struct {
	counts [4][maxScore + 1]int64 // by form and score
}

// maxScore is the highest score of any scale.
const maxScore = 40

// moments are the number of scores, their sum, and the sum of their squares.
func (s *ScaleSummary) moments() (n, sum, squares int64) {
	for _, byScore := range s.counts {
		for score, count := range byScore {
			k := int64(score)
			n, sum, squares = n+count, sum+k*count, squares+k*k*count
		}
	}
	return n, sum, squares
}

// N is how many scores there are.
func (s *ScaleSummary) N() int64 {
	n, _, _ := s.moments()
	return n
}

// Mean is the mean score; there is none without scores.
func (s *ScaleSummary) Mean() (float64, bool) {
	n, sum, _ := s.moments()
	return float64(sum) / float64(n), n > 0
}

// SD is the standard deviation with n-1 below the line; it needs two scores.
func (s *ScaleSummary) SD() (float64, bool) {
	n, sum, squares := s.moments()
	if n < 2 {
		return 0, false
	}
	return math.Sqrt(float64(n*squares-sum*sum) / float64(n*(n-1))), true
}

// Bands counts the scores by band, most favourable first; nil where no score has
// one.
func (b *Block) Bands(scale sdq.Scale, system sdq.System) []int64 {
	out := make([]int64, len(system.Bands(scale)))
	any := false
	for form, byScore := range b.Summary.Scales[scale].counts {
		for score, count := range byScore {
			if count == 0 {
				continue
			}
			band, no := sdq.BandOf(system, sdq.Form(form), b.Informant, scale, score)
			if level, ok := band.Level(); no == sdq.HasBand && ok {
				out[level] += count
				any = true
			}
		}
	}
	if !any {
		return nil
	}
	return out
}

// Summary is what became of the records of one block.
type Summary struct {
	Scored   int // with at least one score
	Prorated int // of those, with a scale made up for unanswered items
	Scales   [sdq.ScaleCount]ScaleSummary
	Follow   [2][5]int // follow-up answers by code
}

// count takes one record of the block into account.
func (b *Block) count(out *Scored) {
	if out.Spoilt {
		return
	}
	sum := &b.Summary
	any, prorated := false, false
	for scale := range sum.Scales {
		if n, ok := out.Scores.Get(sdq.Scale(scale)).Number(); ok {
			any = true
			sum.Scales[scale].counts[out.BandForm()][n]++
		}
	}
	for _, scale := range itemScales {
		prorated = prorated || out.Scores.Prorated(scale)
	}
	if n, ok := out.FollowUp.Problems.Value(); ok {
		sum.Follow[0][n]++
	}
	if n, ok := out.FollowUp.Help.Value(); ok {
		sum.Follow[1][n]++
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
		if sc.sheet.Facts().Hidden {
			s.Log.Add(finding.Finding{Rule: RuleHiddenSheet, From: at})
		}
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
