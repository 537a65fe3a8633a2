package intake

import "testing"

// What the command line says wins over what is declared of a file: of all blocks
// even over what the file says of one.
func TestOver(t *testing.T) {
	t.Parallel()
	file := &Options{Wave: []Choice{{Of: []string{"Summer"}, Value: "endline", From: "apst.yaml line 5"}, {Of: []string{"Autumn"}, Value: "baseline", From: "apst.yaml line 5"}}}
	for _, tt := range []struct {
		name           string
		command        []Choice
		summer, autumn string
	}{
		{"nothing", nil, "endline", "baseline"},
		{"all", []Choice{{Value: "interim"}}, "interim", "interim"},
		{"one", []Choice{{Of: []string{"summer"}, Value: "interim"}}, "interim", "baseline"},
	} {
		over := (&Options{Wave: tt.command}).Over(file)
		for sheet, want := range map[string]string{"Summer": tt.summer, "Autumn": tt.autumn} {
			if got, _ := pick(over.Wave, "SDQ.xlsx", sheet); got.Value != want {
				t.Errorf("%s: %s is %q, want %q", tt.name, sheet, got.Value, want)
			}
		}
	}
	if len(file.Wave) != 2 {
		t.Errorf("the file's own declaration has changed: %v", file.Wave)
	}
}
