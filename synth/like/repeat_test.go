package like_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"apst/synth"
	"apst/synth/like"
)

// rated is a list of pupils with five columns of ratings of which nothing is known, all
// of them from 1 to 6.
func rated(pupils int) (data string, rows map[string]bool) {
	rng := rand.New(rand.NewPCG(7, 7))
	rows = map[string]bool{}
	var b strings.Builder
	b.WriteString("UPN,Name,Date of birth,Entry date,Trust,Hope,Calm,Ease,Cheer\r\n")
	for i := range pupils {
		var own []string
		for range 5 {
			own = append(own, fmt.Sprint(1+rng.IntN(6)))
		}
		rows[strings.Join(own, ",")] = true
		fmt.Fprintf(&b, "%s,Pupil %03d,%02d/%02d/2008,%02d/%02d/2022,%s\r\n", synth.UPN(1212, 17, i), i, i%28+1, i%12+1, i*5%28+1, i%9+1, strings.Join(own, ","))
	}
	return b.String(), rows
}

// No row of a copy holds the numbers that stand together in a row of the original,
// where each number by itself is anybody's.
func TestNoRowRepeats(t *testing.T) {
	t.Parallel()
	data, rows := rated(40)
	for seed := range uint64(8) {
		in := inputs(t, "roster", []synth.File{{Name: "list.csv", Data: []byte(data)}})
		got, err := like.MakeFolder(context.Background(), in, like.FolderOptions{Seed: seed, Measures: measures()})
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(got.Files[0].Data)), "\n")
		if len(lines) != 41 {
			t.Fatalf("%d rows", len(lines))
		}
		for _, line := range lines[1:] {
			cells := strings.Split(strings.TrimSpace(line), ",")
			if made := strings.Join(cells[len(cells)-5:], ","); rows[made] {
				t.Errorf("seed %d: the ratings %s are those of a pupil", seed, made)
			}
		}
	}
}

// What everybody has may stand in a copy as well: it is nobody's.
func TestWhatManyHaveMayRepeat(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("UPN,Name,Trust,Hope,Calm,Ease,Cheer\r\n")
	for i := range 24 {
		b.WriteString(fmt.Sprintf("%s,Pupil %03d,%d,%d,%d,%d,%d\r\n", synth.UPN(1212, 17, i), i, i%2+1, i%2+2, i%2+3, i%2+4, i%2+5))
	}
	in := inputs(t, "roster", []synth.File{{Name: "list.csv", Data: []byte(b.String())}})
	if _, err := like.MakeFolder(context.Background(), in, like.FolderOptions{Seed: 1, Measures: measures()}); err != nil {
		t.Error(err)
	}
}
