package project

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

const (
	backslashText = "a backslash in double quotes begins a sign of its own"
	backslashHint = `write / between folder and file, as in "data/July.csv", or put the name in single quotes`
)

// complaints put the library's words into ours, the first that fits.
var complaints = []struct{ said, text, hint string }{
	{"escape", backslashText, backslashHint},
	{"UTF-8", "the file is not stored as UTF-8", "save it again, with UTF-8 as the encoding"},
	{"alphabetic or numeric character", "a name that begins with * or & is to stand in quotes", `write it as "*.xlsx"`},
	{"", "the file is not in its form", "look at this line and the one above it: settings of one group begin at the same place, with spaces and no tabs; a colon has a space after it; quotes and brackets are closed"},
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// syntax puts the library's complaint about the form of the file into our words.
func syntax(err error, data []byte) error {
	e := &Error{}
	for _, c := range complaints {
		if strings.Contains(err.Error(), c.said) {
			e.Text, e.Hint = c.text, c.hint
			break
		}
	}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		e.Line, _ = strconv.Atoi(m[1])
	}
	if line := firstWrong(data); line > 0 {
		e.Line = line
	}
	return e
}

// mostLines bounds the search for the line: a real file has a hundred.
const mostLines = 500

// firstWrong is the line after the longest beginning of the file that is in its
// form. The library names the line where it noticed, or where the group began; a
// quote that is left open may swallow the rest of the file.
func firstWrong(data []byte) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	if len(lines) > mostLines {
		return 0
	}
	var doc yaml.Node
	for n := len(lines) - 1; n >= 0; n-- {
		if yaml.Unmarshal(bytes.Join(lines[:n], nil), &doc) == nil {
			return n + 1
		}
	}
	return 0
}
