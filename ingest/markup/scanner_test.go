package markup

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
)

const own = Known

var spaces = map[string]Space{"urn:own": own, "urn:own:strict": own}

// scan lists the tokens of a document: "<local space|attr=value" for a start,
// ">" for an end, "'text" for text in one piece.
func scan(s *Scanner) ([]string, error) {
	var got []string
	text := []byte(nil)
	flush := func() {
		if text != nil {
			got = append(got, "'"+string(text))
			text = nil
		}
	}
	for {
		kind, err := s.Next()
		if err != nil {
			return got, err
		}
		if kind != Text {
			flush()
		}
		switch kind {
		case EOF:
			return got, nil
		case Text:
			text = append(append([]byte{}, text...), s.Text()...)
		case End:
			got = append(got, ">")
		case Start:
			line := fmt.Sprintf("<%s %d", s.Local, s.Space)
			for _, a := range s.Attrs {
				line += fmt.Sprintf("|%s %d=%s", a.Local, a.Space, a.Value)
			}
			got = append(got, line)
		}
	}
}

// ways are the ways to scan one document, all of which must agree.
func ways(doc []byte) map[string]*Scanner {
	small := newScanner(spaces)
	small.start(iotest.OneByteReader(bytes.NewReader(doc)), 8)
	return map[string]*Scanner{
		"in memory":    NewBytes(doc, spaces),
		"stream":       New(bytes.NewReader(doc), spaces),
		"small buffer": small,
	}
}

func TestNext(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, doc string
		want      []string
	}{
		{"smallest", `<a/>`, []string{"<a 0", ">"}},
		{"declaration and space", "<?xml version='1.0' encoding=\"utf-8\" standalone = 'yes' ?>\r\n<a ></a >\n", []string{"<a 0", ">"}},
		{"byte order mark", "\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>", []string{"<a 0", ">"}},
		{"nesting and text", `<a>x<b>y</b>z</a>`, []string{"<a 0", "'x", "<b 0", "'y", ">", "'z", ">"}},
		{"attributes", "<a p = '1' q=\"it's\" r='\"'\n/>", []string{`<a 0|p 0=1|q 0=it's|r 0="`, ">"}},
		{"references", `<a p="&lt;&amp;&#65;&#x1F600;&quot;">&gt;&apos;&#xe9;</a>`, []string{`<a 0|p 0=<&A😀"`, "'>'é", ">"}},
		{"line ends", "<a p='1\r\n2\t3&#10;4'>1\r\n2\r3\n4&#13;</a>", []string{"<a 0|p 0=1 2 3\n4", "'1\n2\n3\n4\r", ">"}},
		{"space is kept", "<a>  \t x </a>", []string{"<a 0", "'  \t x ", ">"}},
		{"CDATA", "<a>x<![CDATA[<b>&amp;]]]]><![CDATA[>\r\n]]></a>", []string{"<a 0", "'x<b>&amp;]]>\n", ">"}},
		{"empty CDATA", "<a><![CDATA[]]></a>", []string{"<a 0", ">"}},
		{"comments and instructions", "<!-- - -><a/> --><?p?><a><!----><?q <a> ?>1<!-- 2 -->3</a><?xml-s x?>", []string{"<a 0", "'13", ">"}},
		{"brackets", "<a>]] ]></a>", []string{"<a 0", "']] ]>", ">"}},
		{"own namespace", `<a xmlns="urn:own"><b xmlns=""/><c/></a>`, []string{"<a 2", "<b 0", ">", "<c 2", ">", ">"}},
		{"prefixes", `<x:a xmlns:x="urn:own:strict" xmlns:y="urn:other" y:p="1" p="2"><y:b/><b xml:space="preserve"/></x:a>`,
			[]string{"<a 2|p 1=1|p 0=2", "<b 1", ">", "<b 0|space 1=preserve", ">", ">"}},
		{"prefix declared again", `<x:a xmlns:x="urn:own"><x:b xmlns:x="urn:other"><x:c/></x:b><x:d/></x:a>`,
			[]string{"<a 2", "<b 1", "<c 1", ">", ">", "<d 2", ">", ">"}},
		{"wide names", "<é·1 ñ='ü'/>", []string{"<é·1 0|ñ 0=ü", ">"}},
		{"allowed oddities", "<_.-1>\u007f\u0085\ufffd\U00010000</_.-1>", []string{"<_.-1 0", "'\u007f\u0085\ufffd\U00010000", ">"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for way, s := range ways([]byte(tt.doc)) {
				got, err := scan(s)
				if err != nil {
					t.Errorf("%s: %v", way, err)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("%s: (-want +got)\n%s", way, diff)
				}
			}
		})
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, doc string
		reason    sheet.Reason
		seen      string
	}{
		{"nothing", "", sheet.Malformed, "no XML element"},
		{"only space", " \n", sheet.Malformed, "no XML element"},
		{"text before", "x<a/>", sheet.Malformed, "text outside"},
		{"text after", "<a/>x", sheet.Malformed, "text outside"},
		{"reference after", "<a/>&#32;", sheet.Malformed, "text outside"},
		{"CDATA after", "<a/><![CDATA[ ]]>", sheet.Malformed, "text outside"},
		{"two roots", "<a/><b/>", sheet.Malformed, "after the end"},
		{"open at the end", "<a><b></b>", sheet.Malformed, "ends inside <a>"},
		{"text at the end", "<a>text", sheet.Malformed, "ends inside <a>"},
		{"ends in a tag", "<a><b p='1'", sheet.Malformed, "ends inside a tag"},
		{"ends in a value", "<a p='1", sheet.Malformed, "ends inside a tag"},
		{"ends in a closing tag", "<abc></ab", sheet.Malformed, "ends inside a closing tag"},
		{"ends in a comment", "<a><!-- ", sheet.Malformed, "ends inside a comment"},
		{"ends in CDATA", "<a><![CDATA[x", sheet.Malformed, "ends inside a CDATA"},
		{"ends in an instruction", "<a><?p", sheet.Malformed, "ends inside a processing"},
		{"crossed", "<a><b></a></b>", sheet.Malformed, "</a> where <b> is open"},
		{"longer name closes", "<a></ab>", sheet.Malformed, "</ab> where <a>"},
		{"closed twice", "<a/></a>", sheet.Malformed, "nothing opened"},
		{"closing tag with attribute", "<a></a p='1'>", sheet.Malformed, "closing tag that is not"},
		{"attribute twice", "<a p='1' p='2'/>", sheet.Malformed, "attribute p twice"},
		{"attribute twice by namespace", "<a xmlns:x='u' xmlns:y='u' x:p='1' y:p='2'/>", sheet.Malformed, "attribute y:p twice"},
		{"no quotes", "<a p=1/>", sheet.Malformed, "without quotes"},
		{"no value", "<a p/>", sheet.Malformed, "without a value"},
		{"not separated", "<a p='1'q='2'/>", sheet.Malformed, "not separated"},
		{"< in a value", "<a p='<'/>", sheet.Malformed, "a < inside"},
		{"< in text", "<a>1 < 2</a>", sheet.Malformed, "starts no tag"},
		{"bad name", "<1/>", sheet.Malformed, "starts no tag"},
		{"bad wide name", "<×/>", sheet.Malformed, "starts no tag"},
		{"two colons", "<a:b:c xmlns:a='u'/>", sheet.Malformed, "starts no tag"},
		{"colon last", "<a: xmlns:a='u'/>", sheet.Malformed, "starts no tag"},
		{"prefix not declared", "<x:a/>", sheet.Malformed, "undeclared namespace prefix x"},
		{"attribute prefix not declared", "<a x:p='1'/>", sheet.Malformed, "undeclared namespace prefix x"},
		{"prefix out of scope", "<a><b xmlns:x='u'/><x:c/></a>", sheet.Malformed, "undeclared namespace prefix x"},
		{"prefix declared as nothing", "<a xmlns:x=''/>", sheet.Malformed, "declared as nothing"},
		{"reserved prefix", "<a xmlns:xml='u'/>", sheet.Malformed, "XML reserves"},
		{"unknown entity", "<a>&nbsp;</a>", sheet.Malformed, "known entity"},
		{"bare &", "<a>A & B</a>", sheet.Malformed, "known entity"},
		{"unknown entity in a value", "<a p='&x;'/>", sheet.Malformed, "known entity"},
		{"reference to a control character", "<a>&#1;</a>", sheet.Malformed, "known entity"},
		{"reference to half a character", "<a>&#xD800;</a>", sheet.Malformed, "known entity"},
		{"reference past the last", "<a>&#x110000;</a>", sheet.Malformed, "known entity"},
		{"reference without digits", "<a>&#x;&#;</a>", sheet.Malformed, "known entity"},
		{"]]> in text", "<a>]]></a>", sheet.Malformed, "]]> in text"},
		{"-- in a comment", "<a><!-- -- --></a>", sheet.Malformed, "-- inside"},
		{"control character", "<a>\x01</a>", sheet.Malformed, "control character"},
		{"control character in a value", "<a p='\x00'/>", sheet.Malformed, "control character"},
		{"not a character", "<a>\uffff</a>", sheet.Malformed, "control character"},
		{"Latin-1", "<a>caf\xe9</a>", sheet.Encoding, "not UTF-8"},
		{"surrogate in UTF-8", "<a>\xed\xa0\x80</a>", sheet.Encoding, "not UTF-8"},
		{"cut in a character", "<a>caf\xc3", sheet.Encoding, "breaks off"},
		{"declared Latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", sheet.Encoding, "other than its own"},
		{"declared UTF-16", "<?xml version='1.0' encoding='UTF-16'?><a/>", sheet.Encoding, "other than its own"},
		{"declaration late", " <?xml version='1.0'?><a/>", sheet.Malformed, "declaration inside"},
		{"declaration without version", "<?xml encoding='UTF-8'?><a/>", sheet.Malformed, "not well-formed"},
		{"declaration empty", "<?xml?><a/>", sheet.Malformed, "not well-formed"},
		{"declaration out of order", "<?xml version='1.0' standalone='no' encoding='UTF-8'?><a/>", sheet.Malformed, "not well-formed"},
		{"version 1.1", "<?xml version='1.1'?><a/>", sheet.Malformed, "another version"},
		{"instruction without a name", "<? x?><a/>", sheet.Malformed, "without a name"},
		{"reserved instruction", "<a><?XML x?></a>", sheet.Malformed, "reserved name"},
		{"document type", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", sheet.Malformed, "document type"},
		{"declaration inside", "<a><!ELEMENT b></a>", sheet.Malformed, "document type"},
		{"too deep", strings.Repeat("<a>", MaxDepth+1), sheet.TooLarge, "nested"},
		{"too many attributes", "<a" + manyAttrs(MaxAttrs+1) + "/>", sheet.TooLarge, "attributes"},
		{"too many namespaces", "<a>" + strings.Repeat("<b xmlns:x='1' xmlns:y='2'>", 200), sheet.TooLarge, "namespace declarations"},
		{"endless text", "<a>" + strings.Repeat("x", MaxToken+1) + "</a>", sheet.TooLarge, "million"},
		{"endless comment", "<a><!--" + strings.Repeat("x", MaxToken) + "--></a>", sheet.TooLarge, "million"},
		{"endless CDATA", "<a><![CDATA[" + strings.Repeat("x", MaxToken) + "]]></a>", sheet.TooLarge, "million"},
		{"endless instruction", "<a><?p " + strings.Repeat("x", MaxToken) + "?></a>", sheet.TooLarge, "million"},
		{"endless tag", "<a p='" + strings.Repeat("x", MaxToken) + "'/>", sheet.TooLarge, "million"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for way, s := range ways([]byte(tt.doc)) {
				if way == "small buffer" && len(tt.doc) >= MaxToken {
					continue // reads a tag again for every byte
				}
				_, err := scan(s)
				var fault *sheet.Fault
				if !errors.As(err, &fault) {
					t.Fatalf("%s: error %v, want a fault", way, err)
				}
				if fault.Reason != tt.reason || !strings.Contains(fault.Seen, tt.seen) {
					t.Errorf("%s: reason %d, seen %q; want reason %d, seen %q", way, fault.Reason, fault.Seen, tt.reason, tt.seen)
				}
				if _, again := s.Next(); again != err {
					t.Errorf("%s: after the fault: %v", way, again)
				}
			}
		})
	}
}

func manyAttrs(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d=''", i)
	}
	return b.String()
}

func inUTF16(doc string, big bool) []byte {
	var b []byte
	for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(doc))...) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestUTF16(t *testing.T) {
	t.Parallel()
	doc := `<?xml version="1.0" encoding="UTF-16"?><a p="é">` + strings.Repeat("x😀", 5000) + `</a>`
	want := []string{"<a 0|p 0=é", "'" + strings.Repeat("x😀", 5000), ">"}
	for _, big := range []bool{false, true} {
		for way, s := range ways(inUTF16(doc, big)) {
			got, err := scan(s)
			if err != nil {
				t.Fatalf("%s: %v", way, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %.300s", way, diff)
			}
		}
	}
	bad := map[string][]byte{
		"half a character": append(inUTF16("<a>", true), 0xD8, 0x3D, 0, '<', 0, '/', 0, 'a', 0, '>'),
		"half a unit":      append(inUTF16("<a/>", false), ' '),
		"cut in a pair":    append(inUTF16("<a>", true), 0xD8, 0x3D),
		"declared UTF-8":   inUTF16(`<?xml version="1.0" encoding="UTF-8"?><a/>`, true),
	}
	for name, doc := range bad {
		for way, s := range ways(doc) {
			_, err := scan(s)
			var fault *sheet.Fault
			if !errors.As(err, &fault) || fault.Reason != sheet.Encoding {
				t.Errorf("%s, %s: error %v, want an encoding fault", name, way, err)
			}
		}
	}
}

func TestSkipAndAhead(t *testing.T) {
	t.Parallel()
	for way, s := range ways([]byte(`<a><b><c/>x<d>y</d></b><e/></a>`)) {
		for range 2 { // <a><b>
			if _, err := s.Next(); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Skip(); err != nil {
			t.Fatal(err)
		}
		if k, err := s.Next(); k != Start || string(s.Local) != "e" || err != nil || s.Ahead() != nil || s.Depth() != 2 {
			t.Errorf("%s: after the skipped element: %d %q %v, %q ahead, depth %d", way, k, s.Local, err, s.Ahead(), s.Depth())
		}
	}
	s := NewBytes([]byte(`<a><b/>x</a>`), spaces)
	if _, err := s.Next(); err != nil || string(s.Ahead()) != `<b/>x</a>` {
		t.Fatalf("%q ahead, %v", s.Ahead(), err)
	}
	s.Advance(len("<b/>"))
	if k, err := s.Next(); k != Text || string(s.Text()) != "x" || err != nil {
		t.Errorf("after advancing: %d %q %v", k, s.Text(), err)
	}
}

func TestReaderError(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	for _, doc := range []string{"", "<", "<a", "<a>text", "<a><!--", "<a/>"} {
		_, err := scan(New(io.MultiReader(strings.NewReader(doc), iotest.ErrReader(broken)), spaces))
		if err != broken {
			t.Errorf("%q: error %v, want the reader's own", doc, err)
		}
	}
}

// oracle lists the same tokens by the standard library, which accepts more.
func oracle(doc []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	var got []string
	text, depth := []byte(nil), 0
	id := func(uri string) Space {
		switch {
		case uri == "":
			return None
		case spaces[uri] != 0:
			return spaces[uri]
		}
		return Foreign
	}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return got, nil
		}
		if err != nil {
			return nil, err
		}
		switch tok := tok.(type) {
		case xml.CharData:
			if depth > 0 && len(tok) > 0 {
				text = append(text, tok...)
			}
			continue
		case xml.StartElement, xml.EndElement:
			if text != nil {
				got = append(got, "'"+string(text))
				text = nil
			}
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			line := fmt.Sprintf("<%s %d", tok.Name.Local, id(tok.Name.Space))
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					continue
				}
				line += fmt.Sprintf("|%s %d=%s", a.Name.Local, id(a.Name.Space), a.Value)
			}
			got = append(got, line)
		case xml.EndElement:
			depth--
			got = append(got, ">")
		}
	}
}

// reason is why a document is refused, without the words: how much of a wrong
// name a message shows depends on how the bytes arrive.
func reason(err error) string {
	var fault *sheet.Fault
	if !errors.As(err, &fault) {
		return fmt.Sprint(err)
	}
	return fmt.Sprint("fault ", fault.Reason)
}

// What is accepted is what the standard library reads, token by token, and the
// same however the bytes arrive.
func FuzzScan(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0"?><x:a xmlns:x="urn:own" xmlns="urn:o"><b x:p="1&amp;">t&#65;<![CDATA[c]]></b><!-- --></x:a>`))
	f.Add([]byte("<a p='1\r\n'>x\r\ny</a>"))
	if seed, err := os.ReadFile("scanner_test.go"); err == nil {
		for line := range bytes.Lines(seed) {
			if _, rest, ok := bytes.Cut(line, []byte("\"<")); ok {
				f.Add(append([]byte("<"), rest...))
			}
		}
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		want, err := scan(NewBytes(doc, spaces))
		for way, s := range ways(doc) {
			got, otherErr := scan(s)
			if diff := cmp.Diff(want, got); diff != "" || reason(err) != reason(otherErr) {
				t.Fatalf("%s: %v, in memory %v, tokens %s", way, otherErr, err, diff)
			}
		}
		if err != nil || isUTF16(doc) {
			return
		}
		theirs, err := oracle(bytes.TrimPrefix(doc, []byte(utf8BOM)))
		if err != nil {
			t.Fatalf("accepted what the standard library refuses: %v", err)
		}
		if bytes.ContainsAny(doc, "\t\r\n") {
			return // it keeps line ends and tabs in attribute values
		}
		if diff := cmp.Diff(theirs, want); diff != "" {
			t.Fatalf("tokens (-standard library +ours)\n%s", diff)
		}
	})
}
