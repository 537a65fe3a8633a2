package words

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// elements of a page, by what they are to the reader of its words.
var (
	htmlBlocks = []atom.Atom{
		atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hr, atom.Html, atom.Legend, atom.Li,
		atom.Main, atom.Nav, atom.Ol, atom.Option, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Title, atom.Tr, atom.Ul,
	}
	htmlHeadings = []atom.Atom{atom.Caption, atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Legend, atom.Title}
	htmlSilent   = []atom.Atom{atom.Script, atom.Style, atom.Template}
	htmlSaid     = []string{"alt", "aria-label", "aria-description", "title"} // attributes that are read out or shown
)

// drawn are the elements of drawings that hold text.
var drawn = []string{"text", "title", "desc"}

// htmlReader makes blocks of the tags and texts of a page.
type htmlReader struct {
	z      *html.Tokenizer
	blocks []block

	line, column int // where the next token stands
	text         strings.Builder
	marks        []mark
	space        bool // white space since the last character
	kind         blockKind
	row          bool
	quotes       int // open blockquote elements
	silent       int
	methods      int // open sections of methods, and of what is within them
	lists        int
	groups       int
	table        int // group of the open table; 0 outside
	list         int // group of the open list; 0 outside
	size         int
}

// readHTML reads a page as its readers see and hear it: text, headings, tables, texts
// of drawings, and what stands for pictures. Lines are those of the page's source.
func readHTML(r io.ReaderAt, size int64) ([]section, error) {
	source, err := readText(r, size)
	if err != nil {
		return nil, err
	}
	h := &htmlReader{z: html.NewTokenizer(strings.NewReader(source)), line: 1, column: 1}
	for {
		kind := h.z.Next()
		raw := string(h.z.Raw())
		switch kind {
		case html.ErrorToken:
			h.flush()
			if err := h.z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			return []section{{"", h.blocks}}, nil
		case html.TextToken:
			if h.silent == 0 {
				h.characters(raw)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			h.tag(true, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			h.tag(false, false)
		}
		h.pass(raw)
		if h.size > MaxText {
			return nil, errLong
		}
	}
}

// pass moves the place on.
func (h *htmlReader) pass(raw string) {
	for _, r := range raw {
		if r == '\n' {
			h.line, h.column = h.line+1, 1
		} else {
			h.column++
		}
	}
}

// characters adds text of the page's source as a browser would show it: references
// resolved, and white space as one blank.
func (h *htmlReader) characters(raw string) {
	line, column := h.line, h.column
	for raw != "" {
		end := strings.IndexFunc(raw, blank)
		if end == 0 {
			h.space = true
			if column++; raw[0] == '\n' {
				line, column = line+1, 1
			}
			raw = raw[1:]
			continue
		}
		if end < 0 {
			end = len(raw)
		}
		if h.space && h.text.Len() > 0 {
			h.text.WriteByte(' ')
		}
		h.space = false
		h.marks = append(h.marks, mark{h.text.Len(), line, column})
		h.text.WriteString(html.UnescapeString(raw[:end]))
		column += utf8.RuneCountInString(raw[:end])
		h.size += end
		raw = raw[end:]
	}
}

// blank reports whether a browser takes a character for white space.
func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' }

// flush ends the open block.
func (h *htmlReader) flush() {
	text := h.text.String()
	if strings.Trim(text, " |") != "" {
		b := block{kind: h.kind, quoted: h.quotes > 0, method: h.methods > 0, text: text, marks: h.marks}
		switch b.kind {
		case rowBlock:
			b.group = h.table
		case itemBlock:
			b.group = h.list
		}
		h.blocks = append(h.blocks, b)
	}
	h.text.Reset()
	h.marks, h.space, h.kind = nil, false, paragraphBlock
	if h.row {
		h.kind = rowBlock
	}
}

// alone adds a text that stands for a picture, or is shown beside something.
func (h *htmlReader) alone(text string) {
	if strings.TrimSpace(text) != "" && h.silent == 0 {
		h.blocks = append(h.blocks, block{text: text, quoted: h.quotes > 0, marks: []mark{{0, h.line, h.column}}})
		h.size += len(text)
	}
}
