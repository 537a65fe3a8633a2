package charts

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg/vgsvg"
)

// fontFamily names the typeface the layout was measured with, and others of its
// widths for a computer that lacks it.
const fontFamily = "Liberation Sans, Arial, Helvetica, sans-serif"

// WriteSVG writes the chart as an SVG picture with a title and a description that a
// screen reader finds. The letters are text, so they can be searched and copied.
func (c *Chart) WriteSVG(w io.Writer) error {
	inner := vgsvg.New(c.Width, c.Height)
	if canvas := c.paint(inner); canvas.err != nil {
		return fmt.Errorf("chart %s: %w", c.ID, canvas.err)
	}
	var raw bytes.Buffer
	if _, err := inner.WriteTo(&raw); err != nil {
		return fmt.Errorf("chart %s: %w", c.ID, err)
	}
	_, body, ok := bytes.Cut(raw.Bytes(), []byte("<g transform="))
	if !ok {
		return fmt.Errorf("chart %s: %w", c.ID, errors.New("the drawing has no outermost group"))
	}
	var out bytes.Buffer
	c.svgHead(&out)
	tidySVG(&out, append([]byte("<g transform="), body...))
	_, err := w.Write(out.Bytes())
	return err
}

// svgHead writes everything before the drawing.
func (c *Chart) svgHead(out *bytes.Buffer) {
	id := xmlID(c.ID)
	width, height := hundredths(float64(c.Width)), hundredths(float64(c.Height))
	fmt.Fprintf(out, `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s"`+
		` role="img" aria-labelledby="%s-title %s-desc" font-family="%s">
<title id="%s-title">%s</title>
<desc id="%s-desc">%s</desc>
<rect width="%s" height="%s" fill="#FFFFFF"/>
`, width, height, width, height, id, id, fontFamily,
		id, html.EscapeString(clean(c.Title)), id, html.EscapeString(clean(c.Description)), width, height)
}

// xmlID makes a name that XML accepts as an id, and HTML without escaping.
func xmlID(name string) string {
	out := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, name)
	if out == "" || !(out[0] >= 'a' && out[0] <= 'z' || out[0] >= 'A' && out[0] <= 'Z') {
		out = "chart-" + out
	}
	return out
}

// tidySVG copies a drawing and makes its tags plain: numbers with two decimals at
// most, and attributes in place of style lists, which pages with a strict policy for
// styles ignore. Text between tags is copied as it is.
func tidySVG(out *bytes.Buffer, drawing []byte) {
	for len(drawing) > 0 {
		open := bytes.IndexByte(drawing, '<')
		if open < 0 {
			out.Write(drawing)
			return
		}
		out.Write(drawing[:open])
		length := bytes.IndexByte(drawing[open:], '>')
		if length < 0 {
			return
		}
		tidyTag(out, drawing[open:open+length+1])
		drawing = drawing[open+length+1:]
	}
}

// tidyTag writes one tag. Its attributes hold numbers, names and colours, never a
// text of the chart's.
func tidyTag(out *bytes.Buffer, tag []byte) {
	for {
		before, rest, ok := bytes.Cut(tag, []byte(`="`))
		if !ok {
			out.Write(bytes.TrimLeft(tag, " "))
			return
		}
		value, after, _ := bytes.Cut(rest, []byte(`"`))
		name := bytes.Fields(before)
		for _, part := range name[:len(name)-1] { // the tag's name
			out.Write(part)
		}
		key := string(name[len(name)-1])
		if key == "style" {
			for item := range strings.SplitSeq(string(value), ";") {
				tidyStyle(out, item)
			}
		} else {
			out.WriteString(" " + key + `="`)
			tidyNumbers(out, value)
			out.WriteByte('"')
		}
		tag = after
	}
}

// tidyStyle writes one item of a style list as an attribute, unless it says what the
// whole picture says or what is so anyway.
func tidyStyle(out *bytes.Buffer, item string) {
	key, value, _ := strings.Cut(item, ":")
	switch {
	case key == "font-family", key == "font-variant", value == "normal", key == "stroke-opacity" && value == "1":
		return
	case key == "font-size":
		value = strings.TrimSuffix(value, "px")
	}
	out.WriteString(" " + key + `="`)
	if strings.HasPrefix(value, "#") {
		out.WriteString(value)
	} else {
		tidyNumbers(out, []byte(value))
	}
	out.WriteByte('"')
}

// tidyNumbers writes a text with its numbers rounded to hundredths.
func tidyNumbers(out *bytes.Buffer, text []byte) {
	for len(text) > 0 {
		n := numberLength(text)
		if n == 0 {
			out.WriteByte(text[0])
			text = text[1:]
			continue
		}
		v, err := strconv.ParseFloat(string(text[:n]), 64)
		if err != nil {
			out.Write(text[:n])
		} else {
			out.WriteString(hundredths(v))
		}
		text = text[n:]
	}
}

// numberLength is how many bytes of a text are a number at its start.
func numberLength(text []byte) int {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	start := i
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == '.') {
		i++
	}
	if i == start {
		return 0
	}
	if i+2 < len(text) && text[i] == 'e' && (text[i+1] == '-' || text[i+1] == '+') {
		i += 2
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
		}
	}
	return i
}

// hundredths writes a number with two decimals at most.
func hundredths(v float64) string {
	v = math.Round(v*100)/100 + 0 // + 0 makes minus zero zero
	return strconv.FormatFloat(v, 'f', -1, 64)
}
