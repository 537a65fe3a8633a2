package charts

import (
	"bytes"
	"image/png"
	"io"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

// sampler is a drawing with one of everything.
func sampler(t *testing.T, title, label string) *Chart {
	t.Helper()
	f := Frame{ID: "F99 sample", Title: title, Subtitle: label, Description: label, Source: "Source: " + label}
	c, err := newChart(f, true, func(vg.Length) vg.Length { return 150 }, func(c *Canvas) {
		panel := grow(c.Area, -20)
		s := Scale{From: 0, To: 40, A: panel.Min.X, B: panel.Max.X}
		c.XAxis(panel, s, s.Ticks(5), "Points")
		c.HatchRect(rect(s.At(10), panel.Min.Y, s.At(20), panel.Max.Y), Worse.Hatch, line(Blue, 0.6))
		for i := range int(Cross) + 1 {
			c.Mark(Mark(i), pt(s.At(float64(5*i+5)), panel.Min.Y+50), 4, Vermillion)
		}
		c.Text(pt(panel.Min.X+30, panel.Min.Y+20), "turned", TextStyle{Size: 9, Colour: Ink, Turn: 30})
		c.Text(pt(panel.Max.X, panel.Max.Y), label, Label.Align(Right, Top).Wrap(90, 2).On(White))
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSampler(t *testing.T) {
	t.Parallel()
	checkLayout(t, sampler(t, "A title that says what is to be seen", "Label"))
}

// Whatever a label holds, the SVG is XML and nothing is clipped.
func TestAnyLabel(t *testing.T) {
	t.Parallel()
	for _, label := range []string{
		`<b>&"quoted"</b> 'x' ]]> <!-- --> &amp; style="a:b"`, "\x00\x01\x1b\xff\xfe", "line\nbreak\ttab", "\u202eturned",
		strings.Repeat("Averylongnamewithoutanyspace", 12), strings.Repeat("very long name ", 30), "Zażółć gęślą jaźń 学校",
	} {
		checkLayout(t, sampler(t, "Title of "+label, label))
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	style := Label
	style.Width, style.Lines = 60, 2
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"short", []string{"short"}},
		{"two whole lines here", []string{"two whole", "lines here"}},
		{"three lines would be too many of them", []string{"three lines", "would be to…"}},
		{"Unbreakablelongword", []string{"Unbreakabl…"}},
	} {
		got := lines(c.text, style)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q is set as %q, want %q", c.text, got, c.want)
		}
		for _, line := range got {
			if textWidth(line, style) > style.Width {
				t.Errorf("%q is wider than %v", line, style.Width)
			}
		}
	}
}

func TestTicks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from, to float64
		most     int
		want     string
	}{
		{0, 40, 5, "0 10 20 30 40"}, {0, 10, 6, "0 2 4 6 8 10"}, {-6, 6, 5, "−5 0 5"}, {0, 0.3, 4, "0.0 0.1 0.2 0.3"},
		{0, 1, 2, "0 1"}, {0, 0, 5, ""}, {-40, 40, 9, "−40 −30 −20 −10 0 10 20 30 40"}, {0, 3000, 4, "0 1,000 2,000 3,000"},
	} {
		set := ticks(c.from, c.to, c.most)
		var words []string
		for _, v := range set {
			words = append(words, number(v, tickDecimals(set)))
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%v to %v in %d: %s, want %s", c.from, c.to, c.most, got, c.want)
		}
	}
}

// Ticks about 0 stay within the ends, and there are three at least.
func TestTicksAboutZero(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		end, most := rapid.Float64Range(1e-6, 1e6).Draw(t, "end"), rapid.IntRange(0, 12).Draw(t, "most")
		set := about(end, most)
		n := len(set)
		if n < 3 || n > max(most, 3) || n%2 != 1 || set[n/2] != 0 || set[n-1] > end*(1+1e-6) || set[n-1] < end/3 || set[0] != -set[n-1] {
			t.Errorf("%v in %d: %v", end, most, set)
		}
	})
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want string }{
		{number(-0.04, 1), "0.0"},
		{number(-1234.56, 1), "−1,234.6"},
		{signed(2.94, 1), "+2.9"},
		{signed(-2.96, 1), "−3.0"},
		{signed(0.04, 1), "0.0"},
		{Count{N: 1}.Of("pupil", "pupils"), "1 pupil"},
		{Count{N: 3000}.Of("pupil", "pupils"), "3,000 pupils"},
		{Count{N: 1, Hidden: true}.Of("pupil", "pupils"), "c"},
		{Count{Hidden: true, Mark: "low"}.Of("pupil", "pupils"), "low"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// A bitmap has the size of the chart at 200 dots an inch, says so, says what made
// it and what stands at its foot, and holds nothing else beside its dots.
func TestPNG(t *testing.T) {
	t.Parallel()
	c := sampler(t, "A title", "Label").Half()
	data := written(t, c, (*Chart).WritePNG)
	if !bytes.Equal(data, written(t, c, (*Chart).WritePNG)) {
		t.Error("the bitmap differs on a second run")
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if got := picture.Bounds().Dx(); got != 646 { // 8.2 / 2.54 * 200
		t.Errorf("%d dots wide", got)
	}
	if r, g, b, _ := picture.At(0, 0).RGBA(); r+g+b != 3*0xFFFF {
		t.Error("the ground is not white")
	}
	if n := bytes.Count(data, []byte("tEXt")); n != 1 || !bytes.Contains(data, []byte("tEXtSoftware\x00apst")) {
		t.Errorf("%d chunks of text, want the program's name alone", n)
	}
	if !bytes.Contains(data, []byte("iTXtComment\x00\x00\x00\x00\x00"+c.Source)) {
		t.Error("the small print is not in the bitmap")
	}
	for _, chunk := range []string{"zTXt", "tIME", "eXIf"} {
		if bytes.Contains(data, []byte(chunk)) {
			t.Errorf("the bitmap has a chunk %s", chunk)
		}
	}
	if !bytes.Contains(data, []byte("pHYs\x00\x00\x1e\xc2\x00\x00\x1e\xc2\x01")) {
		t.Error("the bitmap does not say how large a dot is")
	}
}

// A coordinate that is no number stops the writing.
func TestNotANumber(t *testing.T) {
	t.Parallel()
	c, err := newChart(Frame{ID: "F99", Title: "T"}, false, func(vg.Length) vg.Length { return 50 }, func(c *Canvas) {
		zero := vg.Length(0)
		c.Line(line(Ink, 1), c.Area.Min, pt(zero/zero, 0))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.WriteSVG(io.Discard); err == nil || !strings.Contains(err.Error(), "chart F99: a coordinate is not a number") {
		t.Errorf("error %v", err)
	}
	if err := c.WritePNG(io.Discard); err == nil {
		t.Error("the bitmap was written")
	}
}

func TestNoTitle(t *testing.T) {
	t.Parallel()
	if _, err := newChart(Frame{ID: "F99"}, false, nil, nil); err == nil {
		t.Error("a chart without a title")
	}
}
