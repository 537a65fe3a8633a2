package ods

import (
	"bytes"
	"strings"

	"apst/ingest/sheet"
)

// valueType is the office:value-type of a cell.
type valueType uint8

const (
	noType valueType = iota
	number
	date
	duration
	boolean
	characters
)

// valueTypes are the names of the types, and the attribute that holds a value
// of each (OpenDocument 1.3, part 3, 19.387).
var valueTypes = map[string]struct {
	is        valueType
	attribute string
	kind      sheet.Kind
	valid     func([]byte) bool
	want      string
}{
	"float":      {number, "value", sheet.Number, isNumber, "a number"},
	"percentage": {number, "value", sheet.Number, isNumber, "a number"},
	"currency":   {number, "value", sheet.Number, isNumber, "a number"},
	"date":       {date, "date-value", sheet.Date, isDate, "a date such as 2023-01-31"},
	"time":       {duration, "time-value", sheet.Date, isDuration, "a time such as PT09H30M00S"},
	"boolean":    {boolean, "boolean-value", sheet.Bool, isBoolean, "true or false"},
	"string":     {characters, "string-value", sheet.Text, nil, ""},
	"error":      {noType, "", sheet.Error, nil, ""},
	"void":       {noType, "", sheet.Text, nil, ""},
	"":           {noType, "", sheet.Text, nil, ""},
}

// cellValue reads the cell just started to its end and appends its text to the
// line's buffer.
func (d *document) cellValue() (sheet.Kind, error) {
	l := &d.line
	from := len(l.buf)
	typ, known := valueTypes[d.value(office, "value-type")]
	if !known {
		return 0, malformed("a cell of a type that the format does not have", "float, percentage, currency, date, time, boolean or string")
	}
	_, formula := d.Attr(tables, "formula")
	failed := d.value(calcext, "value-type") == "error" || d.value(office, "value-type") == "error"
	stored, found := d.Attr(office, typ.attribute)
	if found && typ.valid != nil && !typ.valid(stored) {
		return 0, malformed("a value that is not of its cell's type", typ.want)
	}
	l.buf = append(l.buf, stored...)
	shown := len(l.buf)
	if err := d.paragraphs(); err != nil {
		return 0, err
	}
	display := l.buf[shown:]
	switch {
	case failed && len(display) > 0 || (typ.is == number || formula) && isError(display):
		l.buf = append(l.buf[:from], display...)
		return sheet.Error, nil
	case failed:
		l.buf = append(l.buf[:from], "error"...)
		return sheet.Error, nil
	case found:
		l.buf = l.buf[:shown]
	case typ.valid != nil && !formula:
		return 0, malformed("a cell of a type but without a value", typ.want)
	case typ.valid != nil, typ.is == noType && formula && len(display) == 0:
		l.buf = l.buf[:from]
		return sheet.Formula, nil
	}
	if len(l.buf)-from > MaxCell {
		return 0, tooLarge("more than 1 MiB of text in a cell")
	}
	if len(l.buf) == from {
		return sheet.Blank, nil
	}
	return typ.kind, nil
}

// isError reports whether what a number or a formula shows is the name of an
// error: programs that do not mark errors store the number 0 with it.
func isError(shown []byte) bool {
	s := string(bytes.TrimSpace(shown))
	switch s {
	case "#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!":
		return true
	}
	return strings.HasPrefix(s, "Err:")
}

// isNumber reports whether b is a number as XML Schema writes a double.
func isNumber(b []byte) bool {
	b = trimSign(b)
	n := digits(b)
	whole := n
	b = b[n:]
	if len(b) > 0 && b[0] == '.' {
		n = digits(b[1:])
		whole += n
		b = b[1+n:]
	}
	if whole == 0 {
		return false
	}
	if len(b) > 0 && b[0]|0x20 == 'e' {
		b = trimSign(b[1:])
		n = digits(b)
		if n == 0 {
			return false
		}
		b = b[n:]
	}
	return len(b) == 0
}

func trimSign(b []byte) []byte {
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		return b[1:]
	}
	return b
}

// digits is how many digits b begins with.
func digits(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	return n
}

// isDate reports whether b is a date, or a date and a time of day, as ISO 8601
// and XML Schema write them: 2023-01-31T09:30:00.
func isDate(b []byte) bool {
	day, clock, timed := bytes.Cut(bytes.TrimPrefix(b, []byte("-")), []byte("T"))
	if timed {
		clock = bytes.TrimSuffix(clock, []byte("Z"))
		clock, fraction, split := bytes.Cut(clock, []byte("."))
		if split && (len(fraction) == 0 || digits(fraction) != len(fraction)) || !shaped(clock, "00:00:00") && !shaped(clock, "00:00") {
			return false
		}
	}
	if !shaped(day, "0000-00-00") {
		return false
	}
	month, in := string(day[5:7]), string(day[8:])
	return month >= "01" && month <= "12" && in >= "01" && in <= "31"
}

// shaped reports whether b has a digit wherever pattern has a 0 and is the same
// elsewhere.
func shaped(b []byte, pattern string) bool {
	if len(b) != len(pattern) {
		return false
	}
	for i, c := range b {
		if pattern[i] == '0' && (c < '0' || c > '9') || pattern[i] != '0' && c != pattern[i] {
			return false
		}
	}
	return true
}

// isDuration reports whether b is a duration as XML Schema writes one, seconds
// with a point or a comma.
func isDuration(b []byte) bool {
	b = bytes.TrimPrefix(b, []byte("-"))
	if len(b) < 3 || b[0] != 'P' {
		return false
	}
	units, parts := "YMDTHMS", 0
	for b = b[1:]; len(b) > 0; {
		n := digits(b)
		if n > 0 && n < len(b) && (b[n] == '.' || b[n] == ',') {
			n += 1 + digits(b[n+1:])
		}
		if n == len(b) {
			return false
		}
		i := strings.IndexByte(units, b[n])
		if i < 0 || (b[n] == 'T') != (n == 0) {
			return false
		}
		units, b = units[i+1:], b[n+1:]
		parts += n
	}
	return parts > 0
}

func isBoolean(b []byte) bool { return string(b) == "true" || string(b) == "false" }
