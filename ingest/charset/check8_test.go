package charset

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// In how many parts a file is looked at makes no difference.
func TestPartsAgree(t *testing.T) {
	t.Parallel()
	verdict := func(data []byte, parts int) string {
		text := &Text{r: bytes.NewReader(data), size: int64(len(data))}
		err := text.check8(data, parts)
		return fmt.Sprint(text.Encoding, " ", err)
	}
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"a", "b,c\n", "é", "漢", "😀", " ", "\n", "\xe9", "\xc3", "\xa9", "\x81", "\x00", "\xf0\x9f"})
		data := []byte(strings.Join(rapid.SliceOfN(piece, 1, 40).Draw(t, "text"), ""))
		if rapid.Bool().Draw(t, "plain") {
			data = bytes.ReplaceAll(data, []byte{0}, nil)
		}
		want := verdict(data, 1)
		for parts := 2; parts < 8; parts++ {
			if got := verdict(data, parts); got != want {
				t.Fatalf("%q is %s, and in %d parts %s", data, want, parts, got)
			}
		}
	})
}

// A file that became shorter is found out in whichever part that shows.
func TestPartsOfAShorterFile(t *testing.T) {
	t.Parallel()
	data := bytes.Repeat([]byte("a,b\n"), 100)
	for parts := 1; parts < 4; parts++ {
		text := &Text{r: bytes.NewReader(data), size: int64(len(data)) + 10}
		if err := text.check8(data, parts); err == nil {
			t.Errorf("not found out in %d parts", parts)
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	data := bytes.Repeat([]byte("A999000019001,2022-09-05,AM,/\n"), 1<<20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Detect(bytes.NewReader(data), int64(len(data))); err != nil {
			b.Fatal(err)
		}
	}
}
