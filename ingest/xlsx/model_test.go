package xlsx

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

// variant is one way of writing the same worksheet.
type variant struct {
	r        *rand.Rand
	prefix   string // of every element
	strict   bool
	quote    string
	pretty   bool // white space and comments between elements
	implicit bool // leave out addresses where they follow
	exotic   bool // CDATA, character references, inline texts in runs
}

func newVariant(seed uint64) *variant {
	v := &variant{r: rand.New(rand.NewPCG(seed, 2)), quote: `"`}
	v.strict, v.pretty, v.implicit, v.exotic = v.one(4), v.one(3), v.one(3), v.one(2)
	if v.one(3) {
		v.prefix = "x:"
	}
	if v.one(3) {
		v.quote = "'"
	}
	return v
}

// one is true once in n times.
func (v *variant) one(n int) bool { return v.r.IntN(n) == 0 }

func (v *variant) gap() string {
	if !v.pretty {
		return ""
	}
	return []string{"", "\n  ", "<!-- <c r=\"A1\"/> -->", "\r\n", "<?p x?>", " "}[v.r.IntN(6)]
}

func (v *variant) attr(name, value string) string {
	return " " + name + "=" + v.quote + html.EscapeString(value) + v.quote
}

func (v *variant) element(name, attrs, body string) string {
	name = v.prefix + name
	if body == "" && v.one(2) {
		return "<" + name + attrs + "/>"
	}
	return "<" + name + attrs + ">" + body + "</" + name + ">"
}

// encode writes text for XML, in one of its ways.
func (v *variant) encode(s string) string {
	if v.exotic && v.one(4) && !strings.Contains(s, "\r") {
		return "<![CDATA[" + strings.ReplaceAll(s, "]]>", "]]]]><![CDATA[>") + "]]>"
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '\r' || v.exotic && v.one(6):
			fmt.Fprintf(&b, "&#x%x;", c)
		case strings.ContainsRune("<>&\"'", c):
			b.WriteString(html.EscapeString(string(c)))
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// escaped writes a text with Excel's own escapes where it needs them.
func escaped(s string) string {
	b := []byte(s)
	var out []byte
	for i := range b {
		if _, ok := escape(b[i:]); ok {
			out = append(out, "_x005F"...)
		}
		out = append(out, b[i])
	}
	return string(out)
}

// cell writes a cell.
func (v *variant) cell(c cell, address string, shared *[]string) string {
	kind, body := "", ""
	value := func(s string) string { return v.element("v", "", s) }
	switch c.Kind {
	case sheet.Blank:
		if v.one(4) {
			kind = []string{"s", "n", "str", "inlineStr", "b"}[v.r.IntN(5)]
		}
		if v.one(3) && kind != "inlineStr" {
			body = value("")
		}
	case sheet.Number:
		if v.one(3) {
			kind = "n"
		}
		body = value(v.encode(c.Text))
	case sheet.Date:
		if body = value(c.Text); strings.Contains(c.Text, "-") {
			kind = "d"
		}
	case sheet.Bool:
		kind, body = "b", value(c.Text)
	case sheet.Error:
		kind, body = "e", value(c.Text)
	case sheet.Formula:
		body = v.element("f", "", "SUM(A1:A2)&amp;&quot;&quot;")
	case sheet.Text:
		switch v.r.IntN(3) {
		case 0:
			*shared = append(*shared, c.Text)
			kind, body = "s", value(strconv.Itoa(len(*shared)-1))
		case 1:
			kind, body = "inlineStr", v.element("is", "", v.gap()+v.rich(c.Text)+v.gap())
		case 2:
			kind, body = "str", v.element("f", "", `"x"`)+value(v.encode(escaped(c.Text)))
		}
	}
	attrs := []string{}
	if address != "" {
		attrs = append(attrs, v.attr("r", address))
	}
	if c.Style != 0 || v.one(3) {
		attrs = append(attrs, v.attr("s", strconv.Itoa(int(c.Style))))
	}
	if kind != "" {
		attrs = append(attrs, v.attr("t", kind))
	}
	if v.one(4) {
		v.r.Shuffle(len(attrs), func(i, j int) { attrs[i], attrs[j] = attrs[j], attrs[i] })
	}
	if body != "" {
		body = v.gap() + body + v.gap()
	}
	return v.element("c", strings.Join(attrs, ""), body)
}

// rich writes a text as one piece or in runs with phonetic guides.
func (v *variant) rich(s string) string {
	if !v.exotic || v.one(2) {
		return v.element("t", v.attr("xml:space", "preserve"), v.encode(escaped(s)))
	}
	cut := 0
	if e := escaped(s); e == s && !strings.Contains(s, "_") {
		for i := range s {
			if v.one(3) {
				cut = i
			}
		}
	}
	run := func(s string) string {
		return v.element("r", "", v.element("rPr", "", v.element("b", "", ""))+v.gap()+v.element("t", "", v.encode(escaped(s))))
	}
	return run(s[:cut]) + run(s[cut:]) + v.element("rPh", ` sb="0" eb="1"`, v.element("t", "", "no")) + v.element("phoneticPr", ` fontId="1"`, "")
}

// randomModel is a worksheet as it should read.
func randomModel(r *rand.Rand) map[int]map[int]cell {
	rows := map[int]map[int]cell{}
	n := 0
	for range r.IntN(12) {
		n += 1 + r.IntN(3)*r.IntN(2)
		row := map[int]cell{}
		col := 0
		for range r.IntN(10) {
			col += 1 + r.IntN(4)*r.IntN(2)
			row[col] = randomModelCell(r)
		}
		rows[n] = row
	}
	return rows
}

func randomModelCell(r *rand.Rand) cell {
	c := cell{Style: uint16(r.IntN(5))}
	switch r.IntN(8) {
	case 0:
		c.Kind, c.Text = sheet.Bool, strconv.Itoa(r.IntN(2))
	case 1:
		c.Kind, c.Text = sheet.Error, []string{"#N/A", "#DIV/0!", "#REF!"}[r.IntN(3)]
	case 2:
		c.Kind = sheet.Formula
	case 3:
		c.Kind, c.Text = sheet.Date, "2023-09-"+strconv.Itoa(10+r.IntN(20))
	case 4, 5:
		c.Kind, c.Text = sheet.Number, randomNumber(r)
		if c.Style == 1 || c.Style == 2 {
			c.Kind = sheet.Date
		}
		if strings.Contains(c.Text, "-") && c.Kind == sheet.Date {
			c.Text = "45000"
		}
	case 6:
		if c.Text = randomText(r) + "\r"[:r.IntN(2)]; c.Text != "" {
			c.Kind = sheet.Text
		}
	}
	return c
}

// write is the workbook of a model; addressed tells whether every row and cell
// has its address.
func (v *variant) write(model map[int]map[int]cell) (p parts, addressed bool) {
	var rows strings.Builder
	shared := []string{}
	last := 0
	addressed = true
	for n := 1; n <= 60; n++ {
		row, ok := model[n]
		if !ok {
			continue
		}
		attrs := v.attr("r", strconv.Itoa(n)) + v.attr("spans", "1:3")
		if v.implicit && n == last+1 && v.one(2) {
			attrs, addressed = "", false
		}
		var cells strings.Builder
		lastCol := 0
		for col := 1; col <= 60; col++ {
			c, ok := row[col]
			if !ok {
				continue
			}
			address := sheet.Ref{Row: n, Col: col}.Cell()
			if v.implicit && col == lastCol+1 && v.one(2) {
				address, addressed = "", false
			}
			cells.WriteString(v.cell(c, address, &shared) + v.gap())
			lastCol = col
		}
		rows.WriteString(v.element("row", attrs, v.gap()+cells.String()) + v.gap())
		last = n
	}
	uri := mainURI
	if v.strict {
		uri = strictURI
	}
	xmlns := v.attr("xmlns", uri)
	if v.prefix != "" {
		xmlns = v.attr("xmlns:"+strings.TrimSuffix(v.prefix, ":"), uri)
	}
	body := v.gap() + v.element("dimension", v.attr("ref", "A1:XFD1048576"), "") + v.gap() + v.element("sheetData", "", v.gap()+rows.String()) + v.gap()
	p = minimal(v.element("worksheet", xmlns, body))
	var items strings.Builder
	for _, s := range shared {
		items.WriteString(v.gap() + v.element("si", "", v.rich(s)))
	}
	p["xl/sharedStrings.xml"] = v.element("sst", xmlns+v.attr("count", "1"), items.String())
	if v.exotic && v.one(3) {
		for name, body := range p {
			p[name] = asUTF16(strings.Replace(body, `encoding="UTF-8"`, "", 1))
		}
		addressed = false // only to say that excelize does not read it
	}
	return p, addressed
}

// A worksheet reads as what it was written from, whichever way it was written;
// and as excelize reads it, where excelize can.
func TestRandomXML(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	compared := 0
	for seed := range uint64(trials(200, 1000, 4000)) {
		model := randomModel(rand.New(rand.NewPCG(seed, 3)))
		want := map[string]cell{}
		for n, row := range model {
			for col, c := range row {
				if c.Kind != sheet.Blank || c.Style != 0 {
					want[sheet.Ref{Row: n, Col: col}.Cell()] = c
				}
			}
		}
		v := newVariant(seed)
		p, addressed := v.write(model)
		file := p.zip(t)
		if diff := cmp.Diff(want, readOne(t, file).Cells); diff != "" {
			t.Fatalf("seed %d (-want +got)\n%s\n%s", seed, diff, p[sheet1])
		}
		if addressed && !v.exotic && !strings.Contains(p[sheet1], "_x") && seed%4 == 0 {
			compared++
			if compare(t, file); t.Failed() {
				t.Fatalf("seed %d\n%s", seed, p[sheet1])
			}
		}
	}
	if compared < 10 {
		t.Errorf("%d workbooks compared with excelize, want more", compared)
	}
}
