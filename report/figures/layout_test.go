package figures_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"apst/report/charts"
	"apst/report/words"
)

var (
	notANumber = regexp.MustCompile(`NaN|Inf\b`)
	oneOfMany  = regexp.MustCompile(`(^|[^0-9,.−])1 (pupils|pairs|referrals|contacts|sessions|weeks|months|points|rows|schools|requests|people|others)\b`)
)

// checkChart checks what holds for every chart, at full and at half width: no text
// leaves the page, no two texts overlap, the SVG has a title and a description, and what
// is said keeps to the rules for words.
func checkChart(t *testing.T, c *charts.Chart) {
	t.Helper()
	checkSaid(t, c)
	for _, size := range []*charts.Chart{c, c.Half()} {
		checkTexts(t, size)
		checkSVG(t, size, svgOf(t, size))
	}
}

func checkSaid(t *testing.T, c *charts.Chart) {
	t.Helper()
	if c.Title == "" || strings.HasSuffix(c.Title, ".") || c.Subtitle == "" || c.Description == "" || c.Source == "" {
		t.Errorf("title %q, subtitle %q, description %q, source %q", c.Title, c.Subtitle, c.Description, c.Source)
	}
	for _, text := range []string{c.Title, c.Subtitle, c.Title + ". " + c.Subtitle + ". " + c.Description} {
		if oneOfMany.MatchString(text) || notANumber.MatchString(text) || strings.Contains(text, "\u2014") || strings.Contains(text, "  ") {
			t.Errorf("the words %q", text)
		}
		for _, complaint := range words.Check(text, words.Known{}) {
			t.Errorf("%s: %s: %q near %q", c.ID, complaint.Rule.Title, complaint.Seen, complaint.Near)
		}
	}
}

func checkTexts(t *testing.T, c *charts.Chart) {
	t.Helper()
	page := vg.Rectangle{Max: vg.Point{X: c.Width, Y: c.Height}}
	if c.Height > 25*vg.Centimeter {
		t.Errorf("%s is %.1f cm high at a width of %.1f", c.ID, c.Height/vg.Centimeter, c.Width/vg.Centimeter)
	}
	texts := c.Texts()
	for i, a := range texts {
		const slack = 0.5
		if b := a.Box; b.Min.X < page.Min.X-slack || b.Min.Y < page.Min.Y-slack || b.Max.X > page.Max.X+slack || b.Max.Y > page.Max.Y+slack {
			t.Errorf("%s: %q leaves the page: %v in %v", c.ID, a.Text, a.Box, page)
		}
		if oneOfMany.MatchString(a.Text) || notANumber.MatchString(a.Text) {
			t.Errorf("%s: the text %q", c.ID, a.Text)
		}
		for _, b := range texts[:i] {
			if a.Overlaps(b, 0.6) {
				t.Errorf("%s: %q %v overlaps %q %v", c.ID, a.Text, a.Box, b.Text, b.Box)
			}
		}
	}
}

func checkSVG(t *testing.T, c *charts.Chart, svg []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	seen := map[string]int{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: the SVG is not XML: %v", c.ID, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		seen[start.Name.Local]++
		for _, a := range start.Attr {
			if notANumber.MatchString(a.Value) {
				t.Errorf("%s: %s %s=%q", c.ID, start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	if seen["svg"] != 1 || seen["title"] != 1 || seen["desc"] != 1 || seen["text"] != len(c.Texts()) {
		t.Errorf("%s: the SVG has %v", c.ID, seen)
	}
}

func svgOf(t testing.TB, c *charts.Chart) []byte {
	t.Helper()
	return written(t, c, (*charts.Chart).WriteSVG)
}

func written(t testing.TB, c *charts.Chart, write func(*charts.Chart, io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(c, &out); err != nil {
		t.Fatalf("writing %s: %v", c.ID, err)
	}
	return out.Bytes()
}

// keep leaves pictures in the folder CHARTS_DIR, if it is set, for somebody to look at.
func keep(t *testing.T, name string, c *charts.Chart) {
	t.Helper()
	dir := os.Getenv("CHARTS_DIR")
	if dir == "" {
		return
	}
	for size, chart := range map[string]*charts.Chart{"full": c, "half": c.Half()} {
		at := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+"-"+c.ID+"-"+size+".png")
		if err := os.WriteFile(at, written(t, chart, (*charts.Chart).WritePNG), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
