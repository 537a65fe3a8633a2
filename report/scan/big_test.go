package scan

import (
	"strconv"
	"strings"
	"testing"
)

// A name is found across the places where a long text is cut for the search, and at the
// right line.
func TestLongTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	for _, at := range []int{window - 5, window - overlap, window - overlap - 4, 2*window - overlap - 8, 3*window + 1} {
		word := strings.Repeat("mean change ", at/12+1)[:at-1] + " "
		for name, text := range map[string]string{
			"one line": word + "Mark Small " + word,
			"lines":    strings.ReplaceAll(word, "e ", "e\n") + "Mark Small\n" + word,
			"wrapped":  strings.ReplaceAll(word, "e ", "e\n") + "Mark\nSmall\n" + word,
			"page":     "<html>" + strings.ReplaceAll(word, "e ", "<td>") + "<td>Mark<td>Small<td>" + word,
			"JSON":     `{"a": ["` + strings.ReplaceAll(word, "e ", `",1,"`) + `"], "b": ["Mark", "Small"]}`,
		} {
			finds := read(t, scanner, "a.x", []byte(text))
			if len(finds) != 1 || finds[0].Kind != Name {
				t.Errorf("%s at %d: %v", name, at, finds)
			}
			if name == "lines" && !strings.HasSuffix(finds[0].Place, " "+strconv.Itoa(strings.Count(text[:strings.Index(text, "Mark")], "\n")+1)) {
				t.Errorf("%s at %d: %v", name, at, finds[0])
			}
		}
	}
}
