package golden

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/internal/project"
)

// kept are commands that a folder is not verified with, and why.
var kept = map[string]string{
	"verify":     "it would run itself",
	"help":       "it writes nothing that is held",
	"completion": "it writes nothing that is held",
}

// arguments splits a command as a terminal would, and refuses one that reaches out of the
// folder.
func arguments(n *yaml.Node, run string) ([]string, error) {
	words, err := split(run)
	if err != nil {
		return nil, &project.Error{Line: n.Line, Text: fmt.Sprintf("run: %v", err), Hint: `put a name with spaces in quotes: run: apst score sdq "data/SDQ baseline.xlsx"`}
	}
	switch {
	case len(words) < 2 || words[0] != "apst":
		return nil, &project.Error{Line: n.Line, Text: "run names no command of apst", Hint: "write it as it is typed: run: apst score all --format csv"}
	case kept[words[1]] != "":
		return nil, &project.Error{Line: n.Line, Text: fmt.Sprintf("apst %s is not run: %s", words[1], kept[words[1]]), Hint: "name the commands whose outputs are held"}
	}
	for _, w := range words[1:] {
		if reachesOut(w) {
			return nil, &project.Error{Line: n.Line, Text: fmt.Sprintf("%s is outside this folder", w), Hint: "commands are run in a copy of this folder: put into it what they read, and name it as seen from here"}
		}
	}
	return words[1:], nil
}

// reachesOut reports whether an argument, or the value of an option in it, is a place
// that is not below the folder.
func reachesOut(word string) bool {
	if strings.HasPrefix(word, "-") {
		_, value, _ := strings.Cut(word, "=")
		word = value
	}
	word = strings.ReplaceAll(word, `\`, "/")
	if strings.HasPrefix(word, "/") || strings.HasPrefix(word, "~") || len(word) > 1 && word[1] == ':' || filepath.IsAbs(word) {
		return true
	}
	depth := 0
	for _, part := range strings.Split(word, "/") {
		switch part {
		case "..":
			depth--
		case "", ".":
		default:
			depth++
		}
		if depth < 0 {
			return true
		}
	}
	return false
}

// signs mean something to a terminal, and no terminal reads these commands.
const signs = "|&;<>$`"

// split splits a command into words: at spaces, but not within quotes. A backslash is a
// sign like any other, as names of files have it.
func split(s string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	open := false
	end := func() {
		if open {
			words = append(words, word.String())
			word.Reset()
			open = false
		}
	}
	for _, r := range s {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '"' || r == '\'':
			quote, open = r, true
		case r == ' ' || r == '\t' || r == '\n':
			end()
		case slices.Contains([]rune(signs), r):
			return nil, fmt.Errorf("%q means something to a terminal only", r)
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quote is left open")
	}
	end()
	return words, nil
}
