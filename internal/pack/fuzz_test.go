package pack

import (
	"bytes"
	"errors"
	"testing"

	"filippo.io/age"
)

// FuzzOpen opens whatever there is: it is refused with a reason that is in the table, or all
// of its files can be read.
func FuzzOpen(f *testing.F) {
	good := sampleReturn(f)
	f.Add(good)
	m := membersOf(f, good)
	for _, d := range archiveDamages {
		if file := d.make(f, good, m); len(file) < 64<<10 {
			f.Add(file)
		}
	}
	id, err := age.ParseX25519Identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealedFor(f, good, id.Recipient()))
	f.Add(armoured(f, sealedFor(f, good, id.Recipient())))
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := Open(bytes.NewReader(file), int64(len(file)), []age.Identity{id})
		if err != nil {
			var p *Problem
			if !errors.As(err, &p) || p.Why().Title == "the return is refused" {
				t.Fatalf("refused without a reason: %v", err)
			}
			return
		}
		for _, name := range r.Members() {
			if _, err := r.read(name, MaxMember); err != nil {
				t.Fatalf("%s of an archive that was opened: %v", name, err)
			}
		}
	})
}
