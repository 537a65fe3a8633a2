package document_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"apst/report/document"
)

// hostile is text that would break a page that takes it as it is.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{
		"</style><script>alert(1)</script>", "\"><img src=x onerror=y>", "' onclick='z", "a & b < c", "]]>", "<!--", "--></title>", "\x00\x1b[31m", "\xff\xfe", "{{.}}",
		"reliable change", "Reliable change is rare", "", " ", "\n", "url(http://x)", "}</style>", "\\22 }", "two\u2028lines",
	}), rapid.String())
}

// made is a report made up of blocks at random, some within folds, with cards that some
// text leads to.
func made(t *rapid.T) *document.Document {
	said, n := hostile(), 0
	id := func(kind string) string { n++; return fmt.Sprintf("%s-%d", kind, n) }
	say := func() string { return said.Draw(t, "text") }
	text := func() document.Text {
		return document.Text{{Text: say(), Card: rapid.SampledFrom([]string{"", "a.b", "c", "none"}).Draw(t, "card"), Strong: rapid.Bool().Draw(t, "strong")}, {Text: say()}}
	}
	table := func() *document.Table {
		return &document.Table{ID: id("t"), Caption: say(), Of: say(), Stub: say(), Columns: []document.Column{{Title: say(), Card: "c", Number: true}}, Notes: []document.Text{text()}, Sort: rapid.Bool().Draw(t, "sort"),
			Groups: []document.Group{{Title: say(), Rows: []document.Row{{Label: say(), Total: true, Cells: []document.Cell{{Text: say(), Why: say(), Symbol: true}}}, {Label: say()}}}}}
	}
	var block func(deep int) document.Block
	block = func(deep int) document.Block {
		switch rapid.IntRange(0, 7+deep).Draw(t, "kind") {
		case 0:
			return &document.Paragraph{Text: text(), Role: document.Role(rapid.IntRange(0, 3).Draw(t, "role"))}
		case 1:
			return &document.List{Items: []document.Text{text(), text()}, Ordered: rapid.Bool().Draw(t, "ordered")}
		case 2:
			return &document.Facts{Items: []document.Fact{{Label: say(), Text: say()}}}
		case 3:
			return &document.Tiles{Items: []document.Tile{{Value: say(), Label: say(), Note: say(), Card: "a.b"}}}
		case 4:
			return table()
		case 5:
			name := id("f")
			return &document.Figure{ID: name, SVG: []byte(strings.ReplaceAll(picture, "F01", name)), Words: say(), Numbers: table()}
		case 6:
			return &document.Figure{ID: id("f"), Why: say()}
		case 7:
			return &document.Box{Title: say(), Text: []document.Text{text()}, Lines: rapid.IntRange(0, 3).Draw(t, "lines")}
		}
		return &document.Fold{Summary: say(), Blocks: []document.Block{block(0), block(0)}}
	}
	section := func() *document.Section {
		return &document.Section{ID: id("s"), Title: say(), NewPage: rapid.Bool().Draw(t, "sheet"), Blocks: []document.Block{block(2), block(2)}}
	}
	d := &document.Document{Kind: "board", Title: say(), Stays: say(), About: []document.Fact{{Label: say(), Text: say()}}, Lead: []document.Block{block(2)}, Contents: true,
		Sections: []*document.Section{section(), section()}, NotMade: []document.Fact{{Label: say(), Text: say()}},
		Cards: []document.Card{{ID: "c", Title: say(), Text: []string{say()}, Formula: say(), Source: say()}, {ID: "a.b", Title: say()}},
		Terms: []document.Term{{Name: "reliable change", Forms: []string{say()}, Meaning: say()}}}
	d.Sections[0].Sections = []*document.Section{section()}
	return d
}

// Whatever a report says, its page holds the elements that the kit writes and no
// others, no two with one name; every link leads somewhere, and what is read is what is
// said.
func TestAnyReportIsAPage(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := made(t)
		var first, second bytes.Buffer
		if err := d.WriteHTML(&first); err != nil {
			t.Fatal(err)
		}
		if err := d.WriteHTML(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatal("other bytes the second time")
		}
		page := first.String()
		if !starts.MatchString(page) {
			t.Fatalf("begins otherwise: %.200s", page)
		}
		if n := strings.Count(page, "<script"); n != 1 {
			t.Fatalf("%d scripts", n)
		}
		ids := map[string]bool{}
		var links []string
		z := html.NewTokenizer(strings.NewReader(page))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			token := z.Token()
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				continue
			}
			if !slices.Contains(elements, token.Data) {
				t.Fatalf("an element that the kit does not write: %s", token)
			}
			for _, a := range token.Attr {
				switch {
				case a.Key == "id" && ids[a.Val]:
					t.Fatalf("two elements are called %q", a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "href" || a.Key == "aria-labelledby":
					links = append(links, strings.Fields(strings.TrimPrefix(a.Val, "#"))...)
				case !slices.Contains(attributes, a.Key):
					t.Fatalf("an attribute that the kit does not write: %s", token)
				}
			}
		}
		for _, to := range links {
			if !ids[to] {
				t.Fatalf("%q leads nowhere", to)
			}
		}
		for _, line := range d.Text() {
			if line != strings.TrimSpace(line) || line == "" {
				t.Fatalf("read: %q", line)
			}
		}
	})
}

var (
	starts   = regexp.MustCompile(`^<!DOCTYPE html>\n<html [^>]*>\n<head>\n<meta [^>]*>\n<meta name="generator" content="apst">`)
	elements = strings.Fields("html head meta title style body a header main nav section h1 h2 h3 h4 h5 h6 p span br hr strong b dfn ul ol li dl div dt dd details summary figure svg desc rect table caption thead tbody tr th td script")
	// Of what a page has, hrefs and names aside.
	attributes = strings.Fields("lang data-kind charset name content http-equiv class tabindex data-n role scope colspan border aria-hidden aria-label width height viewbox viewBox x y fill")
)

// Two parts with one name are an error, wherever they stand.
func TestNamesAreUnique(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*document.Document{
		"two sections":        {Sections: []*document.Section{{ID: "a"}, {ID: "a"}}},
		"section and heading": {Sections: []*document.Section{{ID: "a"}, {ID: "a-heading"}}},
		"a name of the kit's": {Sections: []*document.Section{{ID: "main"}}},
		"two tables":          {Lead: []document.Block{&document.Table{ID: "t"}, &document.Fold{Blocks: []document.Block{&document.Table{ID: "t"}}}}},
		"a picture's":         {Lead: []document.Block{&document.Figure{ID: "f", SVG: []byte(picture)}, &document.Figure{ID: "g", SVG: []byte(picture)}}},
	} {
		if err := d.WriteHTML(&bytes.Buffer{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
