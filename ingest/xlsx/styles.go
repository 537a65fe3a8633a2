package xlsx

import (
	"strings"

	"apst/ingest/archive"
)

// styles say of each cell format whether it shows a date or a time.
type styles struct {
	dates []bool
}

// known reports whether a cell may have the style. Style 0 needs no styles
// part.
func (s *styles) known(i int) bool { return i == 0 || i < len(s.dates) }

// date reports whether a number in that style is a date or a time.
func (s *styles) date(i uint16) bool { return int(i) < len(s.dates) && s.dates[i] }

// builtinDates are the number formats without a definition in the file that
// show dates or times (ECMA-376, 18.8.30, all languages).
var builtinDates = [][2]int{{14, 22}, {27, 36}, {45, 47}, {50, 58}, {71, 81}}

// readStyles reads the number formats and the cell formats.
func readStyles(e *archive.Entry) (styles, error) {
	p := openPart(e)
	defer p.close()
	custom := map[int]bool{}
	var formats []int // the number format of each cell format
	err := p.root(main, "styleSheet")
	if err == nil {
		err = p.children(func() error {
			switch {
			case p.is(main, "numFmts"):
				return p.children(func() error { return p.readNumberFormat(custom) })
			case p.is(main, "cellXfs"):
				return p.children(func() (err error) {
					formats, err = p.readCellFormat(formats)
					return err
				})
			}
			return p.Skip()
		})
	}
	if err == nil {
		err = p.finish()
	}
	if err != nil {
		return styles{}, place(err, e.Name, "", 0, 0)
	}
	s := styles{dates: make([]bool, len(formats))}
	for i, id := range formats {
		date, defined := custom[id]
		s.dates[i] = date || !defined && builtinDate(id)
	}
	return s, nil
}

// builtinDate reports whether a number format that a file does not define shows a date
// or a time.
func builtinDate(id int) bool {
	for _, b := range builtinDates {
		if id >= b[0] && id <= b[1] {
			return true
		}
	}
	return false
}

// ShowsDate reports whether a number format shows a date or a time: by its code, or
// where the file does not define one, by its number.
func ShowsDate(id int, code string) bool {
	if code == "" {
		return builtinDate(id)
	}
	return isDateFormat(code)
}

func (p *part) readNumberFormat(custom map[int]bool) error {
	if !p.is(main, "numFmt") {
		return p.unexpected("<numFmt>")
	}
	id, ok := parseIndex([]byte(p.attr("numFmtId")))
	if !ok {
		return malformed("a number format without a number", "its number")
	}
	if len(custom) == MaxStyles {
		return tooLarge("very many number formats", "at most 65,536")
	}
	custom[id] = isDateFormat(p.attr("formatCode"))
	return p.Skip()
}

func (p *part) readCellFormat(formats []int) ([]int, error) {
	if !p.is(main, "xf") {
		return formats, p.unexpected("<xf>")
	}
	id := 0
	if v := p.attr("numFmtId"); v != "" {
		var ok bool
		if id, ok = parseIndex([]byte(v)); !ok {
			return formats, malformed("a cell format whose number format is no number", "its number")
		}
	}
	if len(formats) == MaxStyles {
		return formats, tooLarge("very many cell formats", "at most 65,536")
	}
	return append(formats, id), p.Skip()
}

// plainFormats are words that stand for "as it is" and hold letters of dates.
var plainFormats = []string{"general", "standard"}

// isDateFormat reports whether a format code shows a date or a time: whether it
// has a letter of one (y m d h s, e and g for eras, b for the Buddhist year,
// three or more a for the day's name) outside quotes, escapes, brackets and
// exponents. Brackets hold colours, conditions and languages, or elapsed time:
// [h], [mm], [ss].
func isDateFormat(code string) bool {
	code = strings.ToLower(code)
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '\\', '_', '*':
			i++ // the character after is shown, skipped over or repeated
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return false
			}
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return false
			}
			if strings.Trim(code[i+1:i+end], code[i+1:i+2]) == "" && strings.ContainsAny(code[i+1:i+2], "hms") {
				return true
			}
			i += end
		case 'y', 'm', 'd', 'h', 's', 'g', 'b', 'e', 'a':
			word := plainWord(code[i:])
			switch {
			case word > 0:
				i += word - 1
			case c == 'a' && !strings.HasPrefix(code[i:], "aaa"):
			case c == 'e' && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			default:
				return true
			}
		}
	}
	return false
}

// plainWord is the length of the word of plainFormats that code starts with.
func plainWord(code string) int {
	for _, w := range plainFormats {
		if strings.HasPrefix(code, w) {
			return len(w)
		}
	}
	return 0
}
