package scan

import (
	"bytes"
	"encoding/hex"
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The tables can be read, and name each thing once.
func TestTables(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		table string
		cells int
	}{"words": {wordsTable, 2}, "areas": {areasTable, 2}, "headings": {headingsTable, 2}, "elements": {elementsTable, 3}} {
		met := map[string]bool{}
		for _, row := range rows(tt.table) {
			if len(row) != tt.cells || met[row[0]] || row[0] == "" || row[1] == "" {
				t.Errorf("%s: row %q", name, row)
			}
			met[row[0]] = true
		}
	}
	for w, c := range words() {
		if c == 0 || len(folded(w, false)) != 1 || folded(w, false)[0] != w {
			t.Errorf("word %q, class %d", w, c)
		}
	}
	for own, r := range roles() {
		if r == parts || own != strings.ToLower(own) {
			t.Errorf("element %q, role %d", own, r)
		}
	}
	for _, row := range rows(formatsTable) {
		offset, err := strconv.Atoi(row[0])
		signature, errHex := hex.DecodeString(row[1])
		if err != nil || errHex != nil || len(signature) < 2 || row[2] == "" {
			t.Errorf("format %q: %v, %v", row, err, errHex)
			continue
		}
		data := append(bytes.Repeat([]byte{1}, offset), signature...)
		if f := formatOf(data); f == nil || f.way == asText || !bytes.Equal(f.bytes, signature) {
			t.Errorf("format %q is taken for %+v", row, f)
		}
	}
}

// Most words of the packages that a release is made by are known as words of outputs, so
// that a pupil's name that is one of them raises no alarm on its own. New words come and
// go; where many are missing the table has to be brought up to date.
func TestWordsOfOutputs(t *testing.T) {
	t.Parallel()
	met, missing := map[string]bool{}, []string{}
	for _, folder := range []string{"../tables", "../release", "../words", "../charts", "../book", "../../metrics/cohort"} {
		texts(t, folder, func(s string) {
			for _, w := range folded(s, true) {
				if len(w) < 4 || met[w] || !onlyOf([]byte(w), "abcdefghijklmnopqrstuvwxyz") {
					continue
				}
				met[w] = true
				if words()[w] == 0 {
					missing = append(missing, w)
				}
			}
		})
	}
	if len(met) < 500 || len(missing)*4 > len(met) {
		t.Errorf("of %d words %d are not in words.csv, such as %q", len(met), len(missing), missing[:min(len(missing), 50)])
	}
}

// texts gives the texts that the code in a folder holds.
func texts(t *testing.T, folder string, take func(string)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		if err != nil {
			return nil // somebody else's test says so
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == gotoken.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil {
					take(s)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
