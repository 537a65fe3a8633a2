package document_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"apst/report/document"
)

var (
	update = flag.Bool("update", false, "write the page anew")
	whole  = flag.String("page", "", "a file to write the whole page to, for a browser")
)

const picture = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="60pt" viewBox="0 0 200 60" role="img" aria-labelledby="F01-title F01-desc">
<title id="F01-title">Forty pupils on roll</title>
<desc id="F01-desc">A bar of forty pupils.</desc>
<rect width="200" height="60" fill="#FFFFFF"/><rect x="10" y="10" width="160" height="40" fill="#0B3D91"/>
</svg>
`

// small is a report with a block of every kind.
func small() *document.Document {
	table := &document.Table{
		ID: "T04", Caption: "Change in points", Stub: "Scale", Sort: true,
		Columns: []document.Column{{Title: "Pairs", Number: true}, {Title: "Mean change", Number: true, Card: "cohort.results"}, {Title: "Reading"}},
		Groups: []document.Group{
			{Title: "Staff", Rows: []document.Row{
				{Label: "Emotional", Cells: []document.Cell{{Text: "24"}, {Text: "\u22121.2"}, {Text: "a reliable change in 3"}}},
				{Label: "Peer", Cells: []document.Cell{{Text: "[c]", Symbol: true, Why: "fewer than 5 pupils"}, {Text: "[u]", Symbol: true, Why: "not worked out"}, {}}},
				{Label: "All", Total: true, Cells: []document.Cell{{Text: "31"}, {Text: "[u]", Symbol: true, Why: "not worked out"}, {}}},
			}},
		},
		Notes: []document.Text{document.Words("Lower is better.")},
	}
	numbers := &document.Table{ID: "F01-numbers", Caption: "Pupils on roll", Columns: []document.Column{{Title: "Pupils", Number: true}},
		Groups: []document.Group{{Rows: []document.Row{{Label: "On roll", Cells: []document.Cell{{Text: "40"}}}}}}}
	return &document.Document{
		Kind: "termly", Title: "A term's report", Stays: "Stays in the school: it has \"names\" </style>",
		About: []document.Fact{{Label: "School", Text: "S001"}, {Label: "Period", Text: "1 September 2022 to 21 July 2023"}},
		Lead: []document.Block{
			&document.Paragraph{Role: document.Lead, Text: document.Text{{Text: "The mean was "}, {Text: "2.9 points lower", Card: "cohort.results", Strong: true}, {Text: " (95% interval 1.2 to 4.6), a Reliable change for 7 of 24."}}},
			&document.Tiles{Items: []document.Tile{{Value: "24 of 31", Label: "pupils with two SDQs", Note: "7 without", Card: "cohort.pairs"}}},
		},
		Sections: []*document.Section{
			{ID: "change", Title: "What changed", NewPage: true, Blocks: []document.Block{table, &document.Paragraph{Text: document.Words("Each reliable change is listed.")}},
				Sections: []*document.Section{{ID: "charts", Title: "Charts", Blocks: []document.Block{
					&document.Figure{ID: "F01-figure", SVG: []byte(picture), Words: "Forty pupils.", Numbers: numbers},
					&document.Figure{ID: "F02-figure", Why: "fewer than 10 pairs"},
				}}}},
			{ID: "more", Title: "More", Blocks: []document.Block{
				&document.Paragraph{Role: document.Warning, Text: document.Words("Not an estimate of effect.")},
				&document.List{Ordered: true, Items: []document.Text{document.Words("First."), document.Words("Then <b>& more</b>.")}},
				&document.Facts{Items: []document.Fact{{Label: "Rulesets", Text: "sdq 2023.1"}}},
				&document.Fold{Summary: "How it was done", Blocks: []document.Block{&document.Paragraph{Role: document.Note, Text: document.Words("Regression to the mean was worked out.")}}},
				&document.Box{Title: "What the pupil said", Text: []document.Text{document.Words("It was fine.")}, Lines: 2},
			}},
		},
		NotMade: []document.Fact{{Label: "T14 Support", Text: "no support file"}},
		Cards: []document.Card{
			{ID: "other", Title: "Nothing leads here"},
			{ID: "cohort.results", Title: "Mean change", Text: []string{"The mean of the differences."}, Formula: "sum(after - before) / n", Source: "a book"},
			{ID: "cohort.pairs", Title: "Pairs"},
		},
		Terms: []document.Term{
			{Name: "reliable change", Forms: []string{"reliably better"}, Meaning: "A change larger than measurement error alone would usually give."},
			{Name: "measurement error", Meaning: "How far a score may be off by chance."},
			{Name: "regression to the mean", Meaning: "What is far off is often less far off the next time."},
		},
		Contents: true,
	}
}

func write(t *testing.T, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.WriteHTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var hashes = regexp.MustCompile(`'sha256-[^']*'`)

// A page of every kind of block is the one that was looked at. What a page looks like
// and what its script does are files of their own.
func TestGolden(t *testing.T) {
	t.Parallel()
	got := write(t, small())
	if *whole != "" {
		if err := os.WriteFile(*whole, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, element := range []string{"style", "script"} {
		from, to := strings.Index(got, "<"+element+">"), strings.Index(got, "</"+element+">")
		got = got[:from] + "<" + element + ">" + got[to:]
	}
	got = hashes.ReplaceAllString(got, "'sha256-'")
	file := filepath.Join("testdata", "small.html")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the page is another one (-update writes it anew):\n%s", got)
	}
}

// What is read is what the page says, in its order.
func TestTextIsThatOfPage(t *testing.T) {
	t.Parallel()
	d := small()
	var said strings.Builder
	z := html.NewTokenizer(strings.NewReader(write(t, d)))
	silent := false
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		token := z.Token()
		switch token.Data {
		case "style", "script", "svg", "head":
			silent = kind == html.StartTagToken
			continue
		}
		if kind == html.TextToken && !silent {
			said.WriteString(token.Data)
		}
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	if got, want := squeeze(strings.Join(d.Text(), "")), squeeze(said.String()); got != want {
		t.Errorf("read:\n%s\nsaid:\n%s", got, want)
	}
}
