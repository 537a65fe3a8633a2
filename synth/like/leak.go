package like

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"html"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"

	"apst/ingest/sheet"
	"apst/sdq/intake"
)

// ours are the words that a file of this package may hold whatever the original
// holds.
var ours = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`column title text note notes other sheet pupil rater sample key sep sdq form last month six months
		grand total subtotal totals means mean averages average median mode range sum count sd stdev minimum maximum min max
		not somewhat certainly true false jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december
		nan na null none nil dk dont know refused missing blank answer response answered cant say unanswered skipped prefer ref
		yes minor definite severe difficulties only little quite lot medium amount great deal much worse bit same better about all`) {
		m[w] = true
	}
	return m
}()

// words cuts a text into runs of letters and digits, in lower case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// telling reports whether a word could tell something of a school: three
// characters with a letter among them that are no known word, or a number of five
// digits or more.
func (s *source) telling(w string) bool {
	letters, digits := 0, 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			letters++
		} else {
			digits++
		}
	}
	if letters == 0 {
		return digits >= 5 && w != "25569" // 1 January 1970, which stands for no date of birth
	}
	if letters+digits < 3 || ours[w] || intake.KnownWord(w) || len(w) == 4 && strings.HasSuffix(w, "999") { // the authority that does not exist
		return false
	}
	if s.lex != nil && s.lex.words[w] {
		return false
	}
	return slices.ContainsFunc(runs(w), func(run string) bool { // Q10 and 1017S are not told by their letters
		return !unicode.IsDigit(rune(run[0])) && !ours[run] && !intake.KnownWord(run) && (s.lex == nil || !s.lex.words[run] && len(run) > 2) || len(run) >= 5 && unicode.IsDigit(rune(run[0]))
	})
}

// findSecrets gathers what of the original must not occur in the copy: words of its
// cells, and runs of letters and digits of every part of the file.
func (s *source) findSecrets() map[string]bool {
	out := map[string]bool{}
	add := func(text string) {
		for _, w := range words(text) {
			if s.telling(w) {
				out[w] = true
			}
		}
	}
	for _, sh := range s.sheets {
		add(sh.Name)
		for _, r := range sh.rows {
			for _, c := range r.cells {
				add(string(c.Text))
			}
		}
	}
	s.addParts(out)
	return out
}

// addParts adds runs of letters and digits of every part of the file.
func (s *source) addParts(out map[string]bool) {
	for _, part := range parts(s.raw) {
		for _, text := range texts(part) {
			for _, run := range runs(text) {
				if s.telling(run) {
					out[run] = true
				}
			}
		}
	}
}

// runs cuts a text into runs of letters and runs of digits: addresses of cells
// are neither.
func runs(s string) (out []string) {
	kind, start := 0, 0
	s = strings.ToLower(s)
	flush := func(to int) {
		if kind > 0 {
			out = append(out, s[start:to])
		}
	}
	for i, r := range s {
		k := 0
		switch {
		case unicode.IsLetter(r):
			k = 1
		case unicode.IsDigit(r):
			k = 2
		}
		if k != kind {
			flush(i)
			kind, start = k, i
		}
	}
	flush(len(s))
	return out
}

// maxPart bounds what of one part of a file is looked at; a worksheet of a school
// is far smaller.
const maxPart = 256 << 20

// parts are the unpacked parts of a workbook, or the text itself in UTF-8.
func parts(data []byte) map[string][]byte {
	out := map[string][]byte{}
	if !bytes.HasPrefix(data, []byte("PK")) {
		out[""] = plainText(data)
		return out
	}
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return out
	}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			continue
		}
		content, err := io.ReadAll(io.LimitReader(r, maxPart))
		r.Close()
		if err == nil {
			out[f.Name] = content
		}
	}
	return out
}

func plainText(data []byte) []byte {
	decode := func(e textunicode.Endianness) []byte {
		if out, err := textunicode.UTF16(e, textunicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			return out
		}
		return data
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), len(data) > 1 && data[1] == 0:
		return decode(textunicode.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")), len(data) > 1 && data[0] == 0:
		return decode(textunicode.BigEndian)
	}
	if valid := strings.ToValidUTF8(string(data), ""); len(valid) == len(data) {
		return data
	}
	if out, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
		return out
	}
	return data
}

// texts are the character data and the attributes of an XML part, or the part
// itself.
func texts(part []byte) []string {
	var out []string
	d := xml.NewDecoder(bytes.NewReader(part))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return out
		}
		if err != nil {
			return append(out, string(part))
		}
		switch t := t.(type) {
		case xml.CharData:
			out = append(out, string(t))
		case xml.Comment:
			out = append(out, string(t))
		case xml.StartElement:
			for _, a := range t.Attr {
				out = append(out, a.Value)
			}
		}
	}
}

// leak names a part of the copy in which something of the original stands; it is
// empty for a copy without. skeleton is what the writer writes whatever the cells
// hold.
func (s *source) leak(grids []*grid, data, skeleton []byte) (part string) {
	own := map[string]bool{}
	for _, content := range parts(skeleton) {
		for _, w := range append(words(string(content)), runs(string(content))...) {
			own[w] = true
		}
	}
	found := parts(data)
	var names []string
	for name := range found {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		text := html.UnescapeString(string(found[name]))
		for _, w := range append(words(text), runs(text)...) {
			if _, _, address := sheet.ParseCell(w); s.secrets[w] && !own[w] && !address {
				return "part " + name
			}
		}
	}
	for _, g := range grids { // addresses stand all over the parts: cells are looked at by themselves
		for _, r := range g.rows {
			for _, c := range r.cells {
				for _, w := range words(string(c.Text)) {
					if s.secrets[w] {
						return "a cell"
					}
				}
			}
		}
	}
	return ""
}

// skeleton is a file of the same format, with as many sheets, with everything in
// it that the writers can write and nothing of the original.
func (s *source) skeleton() ([]byte, error) {
	own := &source{reading: s.reading, format: s.format, date1904: s.date1904, raw: nil}
	for range s.sheets {
		own.sheets = append(own.sheets, &srcSheet{})
	}
	var grids []*grid
	all := [][]sheet.Cell{{text(" x "), number("1"), dateOf(titleDay), {Kind: sheet.Bool, Text: []byte("TRUE")}, {Kind: sheet.Error, Text: []byte("#N/A")}, {Kind: sheet.Formula}}}
	for i := range max(len(s.sheets), 2) {
		g := &grid{name: "x" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)), hidden: i == 1, cols: []int{2}, merged: []sheet.Range{{FirstRow: 1, FirstCol: 1, LastRow: 1, LastCol: 2}}}
		g.rows = append(g.rows, outRow{cells: slices.Clone(all[0])}, outRow{cells: slices.Clone(all[0]), hidden: true})
		grids = append(grids, g)
	}
	if s.format == formatText {
		grids = grids[:1]
	}
	return own.write(grids)
}
