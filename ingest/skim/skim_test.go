package skim

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// line is what is known of a line: its texts in the columns of a plan, or that it is
// not plain.
type line struct {
	Texts []string
	Plain bool
}

// want looks at lines the slow way.
func want(text string, p Plan) (out []line) {
	for _, l := range strings.SplitAfter(text, "\n") {
		if l == "" {
			continue
		}
		l = strings.TrimSuffix(strings.TrimSuffix(l, "\n"), "\r")
		fields, plain := split(l, string(p.Separator))
		plain = plain && len(fields) == p.Fields && !strings.Contains(l, "\r")
		var texts []string
		for _, c := range p.Columns {
			if plain {
				t := strings.Join(fields[c.N-1:c.N+c.And], string(p.Separator))
				plain = len(t) <= longest && (c.Valid == nil || c.Valid([]byte(t)))
				texts = append(texts, t)
			}
		}
		if !plain {
			texts = nil
		}
		out = append(out, line{texts, plain})
	}
	return out
}

// split cuts a line into fields as they stand, unless it has a quotation mark that is
// not the first or the last byte of its field.
func split(line, separator string) (fields []string, ok bool) {
	for {
		field, rest, more := strings.Cut(line, separator)
		if strings.HasPrefix(line, `"`) {
			end := strings.IndexByte(line[1:], '"') + 2
			if end == 1 {
				return nil, false
			}
			field, rest, more = line[:end], strings.TrimPrefix(line[end:], separator), strings.HasPrefix(line[end:], separator)
			if !more && rest != "" {
				return nil, false
			}
		} else if strings.Contains(field, `"`) {
			return nil, false
		}
		fields = append(fields, field)
		if !more {
			return fields, true
		}
		line = rest
	}
}

// got is what a page says.
func got(p *Page) (out []line) {
	k := len(p.texts)
	odd := p.Odd
	for i := range p.Lines {
		if len(odd) > 0 && odd[0] == i {
			odd = odd[1:]
			out = append(out, line{})
			continue
		}
		l := line{Plain: true}
		for c, n := range p.Numbers[i*k : (i+1)*k] {
			l.Texts = append(l.Texts, string(p.Append(nil, c, n)))
		}
		out = append(out, l)
	}
	return out
}

// roomy is a text as a Skimmer wants it, with something behind it.
func roomy(text string) []byte {
	b := append([]byte(text), strings.Repeat("\n,a", sheet.Slack)...)
	return b[:len(text)]
}

func hasDigit(b []byte) bool { return bytes.ContainsAny(b, "0123456789") }

// drawPlan draws a plan for lines of commas.
func drawPlan(t *rapid.T) Plan {
	p := Plan{Separator: ',', Fields: rapid.IntRange(1, 6).Draw(t, "fields")}
	for n := 1; n <= p.Fields; n++ {
		if !rapid.Bool().Draw(t, "wanted") && (n < p.Fields || len(p.Columns) > 0) {
			continue
		}
		c := Column{N: n, And: rapid.IntRange(0, p.Fields-n).Draw(t, "and")}
		if rapid.IntRange(0, 3).Draw(t, "checked") == 0 {
			c.Valid = hasDigit
		}
		p.Columns = append(p.Columns, c)
		n += c.And
	}
	return p
}

func TestReadEqualsSplitting(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		s := New(p)
		field := rapid.SampledFrom([]string{
			"", "/", `\`, "1", "AM", "PM", "7", "A999000019001", "A999000019002", "a longer text", "15 bytes it has", "16 bytes it has.", "it has 17 bytes !",
			"Alternative Provision 1", "Alternative Provision 2", "é", "  ", strings.Repeat("x", longest), strings.Repeat("y", longest+1), "2022-09-05", "2022-09-06", "a\rb", "\r",
			`"/"`, `"AM"`, `"A999000019001"`, `""`, `"a,b"`, `"a,2 and so on"`, `a"b`, `"a""b"`, `"`, `"a"b`,
		})
		var page Page
		for range 3 {
			var b strings.Builder
			for range rapid.IntRange(0, 12).Draw(t, "lines") {
				n := p.Fields + rapid.SampledFrom([]int{0, 0, 0, 0, 0, 0, -1, 1}).Draw(t, "more")
				b.WriteString(strings.Join(rapid.SliceOfN(field, n, n).Draw(t, "line"), ","))
				b.WriteString(rapid.SampledFrom([]string{"\n", "\n", "\n", "\r\n"}).Draw(t, "end"))
			}
			s.Read(roomy(b.String()), &page)
			if diff := cmp.Diff(want(b.String(), p), got(&page)); diff != "" {
				t.Fatalf("%q: -split +read\n%s", b.String(), diff)
			}
		}
	})
}

// Equal texts have equal numbers, and other texts others, whatever came between.
func TestNumbersStandForTexts(t *testing.T) {
	t.Parallel()
	s := New(Plan{Separator: ';', Fields: 1, Columns: []Column{{N: 1}}})
	first := map[string]uint32{}
	var page Page
	for round := range 3 {
		for i := range 5000 {
			text := fmt.Sprintf("%d and more of it, as long as that", (i*7919)%5000)
			s.Read(roomy(text+"\n"), &page)
			n := page.Numbers[0]
			if old, ok := first[text]; ok && old != n || !ok && round > 0 || n == 0 {
				t.Fatalf("%s is %d, and was %d", text, n, old)
			}
			first[text] = n
		}
	}
	if n := page.Texts(0); n != 5000 {
		t.Errorf("%d texts", n)
	}
}

// With too many texts numbers are given anew, and pages that were read before keep
// theirs.
func TestNumberingBeginsAnew(t *testing.T) {
	t.Parallel()
	s := New(Plan{Separator: ',', Fields: 1, Columns: []Column{{N: 1}}})
	var before, after Page
	s.Read(roomy("first\nsecond\n"), &before)
	var b strings.Builder
	for i := range mostTexts {
		fmt.Fprintln(&b, i)
	}
	s.Read(roomy(b.String()), &after)
	if before.By != after.By {
		t.Error("numbers began anew on a page that was begun")
	}
	s.Read(roomy("second\n"), &after)
	if before.By == after.By || after.Numbers[0] != 1 || after.Texts(0) != 1 {
		t.Errorf("numbers did not begin anew: %d, of %d", after.Numbers[0], after.Texts(0))
	}
	if got := got(&before); got[1].Texts[0] != "second" {
		t.Errorf("a page that was read before says %v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("A999000019001,2022-09-05,AM,/\r\nb,,\n,,,\n", uint8(3), uint8(2))
	f.Add("\"a\",\"b,c\",d\"e\n\"f\",\"g\"\"\",\"\nh\",,i\n", uint8(2), uint8(1))
	f.Fuzz(func(t *testing.T, text string, fields, column uint8) {
		text += "\n"
		p := Plan{Separator: ',', Fields: int(fields)%8 + 1}
		p.Columns = []Column{{N: int(column)%p.Fields + 1}}
		var page Page
		s := New(p)
		for range 2 {
			s.Read(roomy(text), &page)
			if diff := cmp.Diff(want(text, p), got(&page)); diff != "" {
				t.Fatalf("%q: -split +read\n%s", text, diff)
			}
		}
	})
}

// BenchmarkRead is the marks of a register, pupil by pupil and session by session.
func BenchmarkRead(b *testing.B) {
	const pupils, days = 64, 32
	var rows []string
	for pupil := range pupils {
		for session := range 2 * days {
			rows = append(rows, fmt.Sprintf("A9990000190%02d,2022-09-%02d,%s,%c\n", pupil, 1+session/2, [2]string{"AM", "PM"}[session%2], `/\`[session%2]))
		}
	}
	byDate := slices.Clone(rows)
	slices.SortStableFunc(byDate, func(x, y string) int { return strings.Compare(x[14:27], y[14:27]) })
	for name, rows := range map[string][]string{"by pupil": rows, "by date": byDate} {
		b.Run(name, func(b *testing.B) {
			text := roomy(strings.Join(rows, ""))
			s := New(Plan{Separator: ',', Fields: 4, Columns: []Column{{N: 1}, {N: 2, And: 1}, {N: 4}}})
			var page Page
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s.Read(text, &page)
			}
		})
	}
}
