package html

import (
	"strings"

	"apst/ingest/charset"
	"apst/ingest/sheet"
)

// western are the names under which browsers read Windows-1252.
var western = []string{"windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "us-ascii", "ascii", "ansi"}

// shifting are encodings that write other characters with the bytes of ASCII.
var shifting = []string{"utf-7", "utf-32", "iso-2022-", "hz-", "ebcdic", "ibm037"}

// declared holds the page's own word on its encoding against what its bytes
// show. Bytes that are valid UTF-8 are believed, whatever they are called:
// other encodings do not look like it by chance. Single bytes are read as
// Windows-1252 only if the page says so, or nothing.
func (p *parser) declared(name string) error {
	name = strings.ToLower(strings.Trim(name, "\"' \t\r\n;?"))
	if name == "" || p.text.Encoding == charset.UTF16LE || p.text.Encoding == charset.UTF16BE {
		return nil
	}
	wrong := p.text.Encoding == charset.Windows1252
	for _, w := range western {
		wrong = wrong && name != w
	}
	for _, s := range shifting {
		wrong = wrong || strings.HasPrefix(name, s)
	}
	if !wrong {
		return nil
	}
	return p.at(sheet.Encoding, "a page whose characters are not in the encoding it names", "a page in UTF-8 or Windows-1252")
}

// between is what follows start in s, up to end; empty if start is not there.
func between(s, start, end string) string {
	i := strings.Index(strings.ToLower(s), start)
	if i < 0 {
		return ""
	}
	s = s[i+len(start):]
	if j := strings.Index(s, end); j >= 0 {
		s = s[:j]
	}
	return s
}
