package charset

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"apst/ingest/sheet"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// detect reads data as UTF-8, when that can be done.
func detect(data []byte) (*Text, string, error) {
	t, err := Detect(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, "", err
	}
	s, err := io.ReadAll(t.Reader())
	return t, string(s), err
}

// TestRoundTrip writes text in each encoding and reads it back.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	words := []string{"a", "7", ",", ";", "\r\n", "\n", "é", "ü", "no", "yes"}
	wide := append([]string{"😀", "漢", "\u200b", "€", "’"}, words...)
	rapid.Check(t, func(rt *rapid.T) {
		pick := func(from []string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(from), 0, 40).Draw(rt, "words"), "") + "x,y"
		}
		check := func(want Encoding, text string, data []byte, err error) {
			if err != nil {
				rt.Fatal(err)
			}
			got, s, err := detect(data)
			if err != nil {
				rt.Fatalf("%q as %v: %v", text, want, err)
			}
			if got.Encoding != want || s != text {
				rt.Fatalf("%q as %v is read as %v: %q", text, want, got.Encoding, s)
			}
		}
		s := pick(wide)
		check(UTF8, s, []byte(s), nil)
		check(UTF8, s, []byte("\uFEFF"+s), nil)
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
		check(UTF16LE, s, b, err)
		b, err = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
		check(UTF16BE, s, b, err)
		s = pick(words)
		b, err = charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		if !utf8.Valid(b) {
			check(Windows1252, s, b, err)
		}
	})
}

// TestChunks puts a character across the end of what is read at once, and one
// that is cut off at the file's end.
func TestChunks(t *testing.T) {
	t.Parallel()
	for shift := range 5 {
		s := strings.Repeat("a", chunk-shift) + "😀é" + strings.Repeat("b", chunk-shift) + "é€😀"
		got, text, err := detect([]byte(s))
		if err != nil || got.Encoding != UTF8 || text != s {
			t.Errorf("shift %d: read as %v, %v", shift, got, err)
		}
		_, _, err = detect([]byte(s[:len(s)-1]))
		var f *sheet.Fault
		if !errors.As(err, &f) || f.Reason != sheet.Encoding || f.Row != 1 {
			t.Errorf("shift %d: a character cut off at the end gives %v", shift, err)
		}
		latin := strings.Repeat("a", chunk-shift) + "Zo\xEB\n" + strings.Repeat("b", chunk)
		got, text, err = detect([]byte(latin))
		if err != nil || got.Encoding != Windows1252 || strings.Count(text, "Zoë\n") != 1 {
			t.Errorf("shift %d: read as %v, %v", shift, got, err)
		}
	}
}

func TestDetectFaults(t *testing.T) {
	t.Parallel()
	late := strings.Repeat("line\r\n", chunk/4)
	tests := []struct {
		name   string
		in     string
		reason sheet.Reason
		row    int
	}{
		{"nothing", "", sheet.Empty, 0},
		{"blank", " \n", sheet.Empty, 0},
		{"a late NUL", late + "\x00", sheet.Binary, chunk/4 + 1},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", sheet.Binary, 0},
		{"a byte of no encoding, late", late + "Zo\xEB \x8D", sheet.Encoding, chunk/4 + 1},
		{"mostly whole characters", "é è ê \xEB", sheet.Encoding, 1},
		{"UTF-32", "\x00\x00\xFE\xFF\x00\x00\x00a", sheet.Encoding, 0},
		{"half a unit", "\xFE\xFF\x00a\x00", sheet.Encoding, 0},
		{"a lone surrogate, late", "\xFE\xFF\x00\n" + strings.Repeat("\x00a", chunk) + "\xD8\x00\x00a", sheet.Encoding, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := detect([]byte(tt.in))
			var f *sheet.Fault
			if !errors.As(err, &f) || f.Reason != tt.reason || f.Row != tt.row {
				t.Errorf("got %#v, want reason %d on line %d", err, tt.reason, tt.row)
			}
		})
	}
}

// FuzzDetect reads whatever is no fault without a replacement character that
// the file does not hold, and back to the same bytes.
func FuzzDetect(f *testing.F) {
	for _, s := range []string{"a,b\n", "\xEF\xBB\xBFé", "\xFF\xFEa\x00\n\x00", "\xFE\xFF\x00a", "Zo\xEB", "a\x00b\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, text, err := detect(data)
		var fault *sheet.Fault
		if err != nil {
			if !errors.As(err, &fault) {
				t.Fatalf("%v is not a fault", err)
			}
			return
		}
		if !utf8.ValidString(text) {
			t.Fatalf("%q is read as %q", data, text)
		}
		var back []byte
		switch got.Encoding {
		case UTF8:
			back = []byte(text)
		case UTF16LE:
			back, err = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))
		case UTF16BE:
			back, err = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text))
		case Windows1252:
			back, err = charmap.Windows1252.NewEncoder().Bytes([]byte(text))
		}
		if err != nil || !bytes.HasSuffix(data, back) || len(data)-len(back) > 3 {
			t.Fatalf("%q as %v is %q, and back %q (%v)", data, got.Encoding, text, back, err)
		}
	})
}
