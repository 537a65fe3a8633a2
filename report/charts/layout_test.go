package charts

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
)

var (
	notANumber = regexp.MustCompile(`NaN|Inf\b`)
	oneOfMany  = regexp.MustCompile(`(^|[^0-9,.−])1 (pupils|pairs|referrals|contacts|sessions|weeks|months|points|rows|schools|requests|people|others)\b`)
)

// reporter is a test, or one try of a property.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// checkLayout checks what holds for every chart, at full and at half width: no text
// leaves the page, no two texts overlap, the SVG is XML with a title and a
// description and without what is no number, "1 pupil" is no plural, and a second
// run gives the same bytes. With CHARTS_DIR set it also leaves the pictures there, for
// somebody to look at.
func checkLayout(t *testing.T, c *Chart) {
	t.Helper()
	checkOne(t, c, "full")
	checkOne(t, c.Half(), "half")
}

func checkOne(t *testing.T, c *Chart, size string) {
	t.Helper()
	checkTexts(t, c, size)
	svg := written(t, c, (*Chart).WriteSVG)
	if !bytes.Equal(svg, written(t, c, (*Chart).WriteSVG)) {
		t.Errorf("%s: the SVG differs on a second run", size)
	}
	checkSVG(t, c, svg, size)
	if dir := os.Getenv("CHARTS_DIR"); dir != "" {
		keepPictures(t, c, dir, size, svg)
	}
}

func checkTexts(t reporter, c *Chart, size string) {
	t.Helper()
	page := vg.Rectangle{Max: vg.Point{X: c.Width, Y: c.Height}}
	texts := c.Texts()
	for i, a := range texts {
		if !within(a.Box, page, 0.5) {
			t.Errorf("%s: %q leaves the page: %v in %v", size, a.Text, a.Box, page)
		}
		if oneOfMany.MatchString(a.Text) || notANumber.MatchString(a.Text) {
			t.Errorf("%s: the text %q", size, a.Text)
		}
		for _, b := range texts[:i] {
			if a.Overlaps(b, 0.6) {
				t.Errorf("%s: %q %v overlaps %q %v", size, a.Text, a.Box, b.Text, b.Box)
			}
		}
	}
	for _, text := range []string{c.Title, c.Subtitle, c.Description, c.Source} {
		if oneOfMany.MatchString(text) || notANumber.MatchString(text) {
			t.Errorf("the words %q", text)
		}
	}
	if c.Title == "" || strings.HasSuffix(c.Title, ".") || c.Description == "" {
		t.Errorf("title %q, description %q", c.Title, c.Description)
	}
}

func checkSVG(t reporter, c *Chart, svg []byte, size string) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	seen := map[string]int{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: the SVG is not XML: %v", size, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		seen[start.Name.Local]++
		for _, a := range start.Attr {
			if notANumber.MatchString(a.Value) {
				t.Errorf("%s: %s %s=%q", size, start.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	if seen["svg"] != 1 || seen["title"] != 1 || seen["desc"] != 1 || !bytes.Contains(svg, []byte(`role="img"`)) {
		t.Errorf("%s: the SVG has %v", size, seen)
	}
	if seen["text"] != len(c.Texts()) {
		t.Errorf("%s: %d texts in the SVG, %d in the layout", size, seen["text"], len(c.Texts()))
	}
}

func written(t reporter, c *Chart, write func(*Chart, io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(c, &out); err != nil {
		t.Fatalf("writing %s: %v", c.ID, err)
	}
	return out.Bytes()
}

func keepPictures(t *testing.T, c *Chart, dir, size string, svg []byte) {
	t.Helper()
	name := filepath.Join(dir, strings.ReplaceAll(strings.TrimPrefix(t.Name(), "Test"), "/", "-")+"-"+size)
	for ending, data := range map[string][]byte{".svg": svg, ".png": written(t, c, (*Chart).WritePNG)} {
		if err := os.WriteFile(name+ending, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
