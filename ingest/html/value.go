package html

import (
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// marks are what a td element says of its value.
type marks struct {
	excelNumber, excelText bool   // x:num, x:str
	number                 string // of x:num or sdval
	boolean, err           string // of x:bool, x:err
	format                 string // mso-number-format or sdnum
	control                bool   // the cell holds a picture or a form field
}

// read takes one attribute of the cell.
func (m *marks) read(key, value string) {
	if len(value) > maxMark {
		return
	}
	switch key {
	case "x:num":
		m.excelNumber, m.number = true, value
	case "sdval":
		m.number = value
	case "x:str":
		m.excelText = true
	case "x:bool":
		m.boolean = value
	case "x:err":
		m.err = value
	case "sdnum":
		// Languages, then the format: 1033;0;DD/MM/YYYY.
		if i := strings.LastIndexByte(value, ';'); i >= 0 {
			m.format = value[i+1:]
		}
	case "style":
		if f, found := property(value, "mso-number-format"); found {
			m.format = strings.ReplaceAll(strings.Trim(f, `"'`), `\`, "")
		}
	}
}

// value is the cell's kind, and its exact text where that is not what is shown.
func (m *marks) value(shown []byte) (kind sheet.Kind, exact string) {
	switch {
	case m.err != "":
		return sheet.Error, m.err
	case m.boolean != "":
		return sheet.Bool, m.boolean
	case len(shown) == 0 && m.control:
		return sheet.Error, "not text"
	case m.excelText || m.number == "" && !m.excelNumber:
		return sheet.Text, ""
	}
	digits := m.number
	if digits == "" {
		digits = string(shown)
	}
	switch {
	case !number(digits):
		return sheet.Text, ""
	case strings.EqualFold(m.format, "BOOLEAN"):
		return sheet.Bool, ""
	case isDate(m.format):
		return sheet.Date, m.number
	}
	return sheet.Number, m.number
}

// number reports whether s is a number as programs write one.
func number(s string) bool {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return false
	}
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

// isDate reports whether a number format shows a date or a time: it has a
// letter of one outside quotation marks and brackets.
func isDate(format string) bool {
	switch strings.ToLower(format) {
	case "general", "general date", "short date", "medium date", "long date", "short time", "medium time", "long time":
		return !strings.EqualFold(format, "general")
	case "standard", "fixed", "percent", "scientific", "currency", "yes/no", "true/false", "on/off":
		return false
	}
	quoted, bracket := false, false
	for _, c := range format {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case strings.ContainsRune("dDmMyYhHsS", c):
			return true
		}
	}
	return false
}

// hides reports whether a style makes its element invisible.
func hides(style string) bool {
	value, found := property(style, "display")
	return found && strings.EqualFold(value, "none")
}

// property finds one property in a style attribute.
func property(style, name string) (value string, found bool) {
	for style != "" {
		// A semicolon within quotation marks ends nothing.
		end, quote := len(style), rune(0)
		for i, c := range style {
			if quote == 0 && c == ';' {
				end = i
				break
			}
			switch {
			case quote == c:
				quote = 0
			case quote == 0 && (c == '"' || c == '\''):
				quote = c
			}
		}
		key, v, ok := strings.Cut(style[:end], ":")
		if ok && strings.EqualFold(strings.TrimSpace(key), name) {
			v = strings.TrimSpace(v)
			if cut, _, important := strings.Cut(v, "!"); important {
				v = strings.TrimSpace(cut)
			}
			return v, true
		}
		style = style[min(end+1, len(style)):]
	}
	return "", false
}
