package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"testing"
	"time"

	"apst/ingest/sheet"
)

// TestOpenWithin holds that narrower limits refuse, and that what the table says of a part
// is seen before anything is unpacked.
func TestOpenWithin(t *testing.T) {
	t.Parallel()
	file := makeZip(t, zip.Deflate, part{"a.xml", words(3 << 20), true}, part{"b.xml", words(100), true})
	open := func(l Limits, look func(*Entry) error) error {
		_, err := OpenWithin(bytes.NewReader(file), int64(len(file)), l, look)
		return err
	}
	for _, l := range []Limits{{Entries: 1}, {Entry: 1 << 20}, {Total: 1 << 20}} {
		var f *sheet.Fault
		if err := open(l, nil); !errors.As(err, &f) || f.Reason != sheet.TooLarge {
			t.Errorf("%+v: %v", l, err)
		}
	}
	no := errors.New("no")
	if err := open(Limits{}, func(e *Entry) error { return no }); err != no {
		t.Errorf("look: %v", err)
	}
	if err := open(Limits{Entries: 2, Entry: 3 << 20, Total: 3<<20 + 100}, nil); err != nil {
		t.Error(err)
	}
}

// TestStored reads what no reader of workbooks asks for.
func TestStored(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	link := &zip.FileHeader{Name: `x\y`, Comment: "c", Modified: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)}
	link.CreatorVersion, link.ExternalAttrs = 3<<8, 0o120777<<16
	for _, h := range []*zip.FileHeader{{Name: "plain"}, link} {
		if _, err := w.CreateHeader(h); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	a, err := open(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.entries[0].Stored, (Stored{Name: "plain"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := a.entries[1].Stored, (Stored{Name: `x\y`, Unix: true, Mode: 0o120777, Dated: true, Extras: true, Comment: true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestDamageOf(t *testing.T) {
	t.Parallel()
	_, err := open(makeZip(t, zip.Deflate))
	if DamageOf(err) != NoParts {
		t.Errorf("got %v of %v", DamageOf(err), err)
	}
	if DamageOf(errors.New("other")) != 0 || DamageOf(nil) != 0 {
		t.Error("a damage of nothing")
	}
}
