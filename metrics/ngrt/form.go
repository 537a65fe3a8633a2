package ngrt

import (
	"slices"
	"strings"
	"sync"
)

// Medium is how a test was sat.
type Medium string

const (
	Digital Medium = "digital"
	Paper   Medium = "paper"
)

// forms are the forms of the test: A to C on the computer, a level and a letter on
// paper.
var forms = sync.OnceValue(func() map[string]Medium {
	out := map[string]Medium{}
	for _, r := range rowsOf(formsCSV) {
		out[r["form"]] = Medium(r["medium"])
	}
	return out
})

// formNames are the forms, in the table's order.
func formNames() []string {
	var out []string
	for _, r := range rowsOf(formsCSV) {
		out = append(out, r["form"])
	}
	return out
}

// asideOfForm are words that may stand beside a form and say nothing of it.
var asideOfForm = []string{"form", "level", "test", "ngrt", "version", "paper", "digital", "online", "computer"}

// mediumOf is how a test was sat, if a text says so.
func mediumOf(text string) Medium {
	found := Medium("")
	for _, w := range tokens(text) {
		m := Medium("")
		switch w {
		case "digital", "online", "computer", "screen", "onscreen", "adaptive":
			m = Digital
		case "paper", "pencil":
			m = Paper
		}
		if m != "" && found != "" && m != found {
			return ""
		}
		if m != "" {
			found = m
		}
	}
	return found
}

// formOf reads a form from what stands under its heading and under that of its
// level, either of which may be empty. ok is false where what stands there is no
// form of the test.
func formOf(form, level string) (name string, ok bool) {
	f, l := formCore(form), formCore(level)
	switch {
	case f == l || l == "":
	case f == "":
		f = l
	case strings.HasPrefix(f, l): // level 2, form 2A
	case strings.HasSuffix(l, f): // level 2A, form A
		f = l
	case len(l) == 1 && len(f) == 1 && l[0] >= '1' && l[0] <= '4': // level 2, form A
		f = l + f
	default:
		return "", false
	}
	if _, known := forms()[f]; !known {
		return "", false
	}
	return f, true
}

// formCore is a text without the words that may stand beside a form.
func formCore(text string) string {
	kept := slices.DeleteFunc(tokens(text), func(w string) bool { return slices.Contains(asideOfForm, w) })
	return strings.ToUpper(strings.Join(kept, ""))
}
