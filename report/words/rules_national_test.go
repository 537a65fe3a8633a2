package words

import (
	"strings"
	"testing"

	"apst/report/benchmarks"
)

// Every national figure passes as it is printed, and none without its year, without
// its source, or with another value.
func TestEveryBenchmark(t *testing.T) {
	t.Parallel()
	for _, b := range benchmarks.Benchmarks() {
		for _, text := range []string{"Nationally: " + b.Printed() + ".", "The school's own was 12 of 30, against " + b.Printed() + " in England."} {
			for _, c := range Check(text, Known{}) {
				t.Errorf("%s\n%s at %q: %s", text, c.Rule.ID, c.Seen, c.Do())
			}
		}
		text := "Nationally: " + b.Printed() + "."
		figure := strings.TrimPrefix(b.Figure(), "about ")
		number := strings.Trim(figure, "£%abcdefghijklmnopqrstuvwxyz ")
		for what, changed := range map[string]string{
			"year":   strings.ReplaceAll(text, b.Year, "2004/05"),
			"source": strings.ReplaceAll(text, b.Source, "somebody"),
			"value":  strings.Replace(text, figure, strings.Replace(figure, number, "77777", 1), 1),
		} {
			found := rulesOf(changed, Known{})
			if what == "value" && !strings.Contains(found, "020") || what != "value" && found == "" {
				t.Errorf("without its %s %s breaks %q", what, changed, found)
			}
		}
	}
}

// What a figure has to be named by can be looked for.
func TestNames(t *testing.T) {
	t.Parallel()
	for i, b := range benchmarks.Benchmarks() {
		g := grants()[i]
		if len(g.names) != len(b.Names) || len(g.sourced.phrases) == 0 {
			t.Errorf("%s: %d names of %d, %d of its source", b.ID, len(g.names), len(b.Names), len(g.sourced.phrases))
		}
		for k, group := range b.Names {
			if len(g.names[k].phrases) != len(group) {
				t.Errorf("%s: one of %q is no phrase", b.ID, group)
			}
		}
	}
}

// The fix of a figure without its source is the figure as it is printed.
func TestFixOfFigure(t *testing.T) {
	t.Parallel()
	got := Check("The national figure for absence in AP is 42.5% (2023/24).", Known{})
	want, _ := benchmarks.Lookup("absence-ap-overall-2023-24")
	if len(got) != 1 || got[0].Do() != "write: "+want.Printed() {
		t.Errorf("%+v, want the figure as it is printed", got)
	}
}
