package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/internal/golden"
	"apst/internal/manual"
	"apst/internal/pack"
	"apst/metrics/cohort"
	"apst/metrics/roster"
	"apst/report"
	"apst/report/quality"
	"apst/report/release"
	"apst/sdq/intake"
	"apst/synth"
)

// Every column of every file says what it holds, what an empty value means and
// where it comes from; fixed words, numbers and dates have their set or range.
func TestCodebookIsComplete(t *testing.T) {
	t.Parallel()
	for _, f := range writtenFiles() {
		if f.Title == "" || f.About == "" || f.Since == "" || len(f.Columns) == 0 {
			t.Errorf("file %s: title, about, since and columns are needed", f.Name)
		}
		seen := map[string]bool{}
		for _, c := range f.Columns {
			switch {
			case seen[c.Name]:
				t.Errorf("%s has %s twice", f.Name, c.Name)
			case c.Doc == "" || c.Title == "" || c.Missing == "" || c.Source == "":
				t.Errorf("%s, %s: says too little: %+v", f.Name, c.Name, c)
			case c.Kind == report.TextColumn && c.Values == "" && !strings.HasPrefix(c.Missing, "always"):
				t.Errorf("%s, %s: no values", f.Name, c.Name)
			case c.Kind != report.TextColumn && c.Range == "":
				t.Errorf("%s, %s: no range", f.Name, c.Name)
			}
			seen[c.Name] = true
		}
	}
}

// The codebook has the columns that the files have, in their order.
func TestCodebookFitsTheFiles(t *testing.T) {
	t.Parallel()
	columns := func(table *report.Table) (names []string) {
		for _, c := range table.Columns {
			names = append(names, c.Name)
		}
		return names
	}
	keys := func(of reflect.Type) (names []string) {
		for i := range of.NumField() {
			key, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			names = append(names, key)
		}
		return names
	}
	written := map[string][]string{
		"sdq-scores": columns(&report.Table{Columns: plainColumns(sdqColumns(""))}),
		"findings":   columns(findingsTable(&finding.Log{})),
		"provenance": keys(reflect.TypeFor[provenance]()),
		"diff":       keys(reflect.TypeFor[diffFile]()),
		"verify":     keys(reflect.TypeFor[golden.VerdictFile]()),
		"recorded":   keys(reflect.TypeFor[golden.Record]()),
		"reasons":    golden.ReasonColumns(),
		"fix-list":   report.FixHeads(),
		"expected":   keys(reflect.TypeFor[synth.Expected]()),
		"inspect":    columns(inspectTable(&intake.Survey{}, nil)),

		"check-junit":     junitNames(t),
		"template-sdq":    templateHeadings(t),
		"template-roster": headings(buildRosterTemplate(nil, nil).Columns),
	}
	for _, m := range measures() {
		for i := range m.Tables {
			written[m.Tables[i].Name] = columns(&report.Table{Columns: reportColumns(&m.Tables[i])})
		}
		for i := range m.Blanks {
			written[blankFile(m, &m.Blanks[i])] = headings(blankColumns(&m.Blanks[i]))
		}
	}
	for _, t := range changeTables() {
		written[t.Name] = columns(cohortTable(t))
	}
	for _, s := range quality.Sheets(&quality.Input{Analysis: cohort.Analyse(cohort.Join(&cohort.Input{}, &finding.Log{}), &cohort.Settings{})}) {
		written[s.Table.Name] = columns(s.Table)
	}
	due := quality.DueTable(nil)
	written[due.Name] = columns(due)
	for _, f := range release.Files() {
		written[f.Name] = columns(&report.Table{Columns: f.Columns})
	}
	for i := range pack.Tables() {
		t := &pack.Tables()[i]
		for _, c := range t.Columns {
			written["return-"+t.Name()] = append(written["return-"+t.Name()], c.Name)
		}
	}
	for _, f := range writtenFiles() {
		var names []string
		for _, c := range f.Columns {
			names = append(names, c.Name)
		}
		if diff := cmp.Diff(written[f.Name], names); diff != "" {
			t.Errorf("%s: the file has -, the codebook +:\n%s", f.Name, diff)
		}
	}
}

func headings(columns []report.TemplateColumn) (names []string) {
	for _, c := range columns {
		names = append(names, c.Heading)
	}
	return names
}

// templateHeadings are the headings that templates for questionnaires have, whatever
// is asked for, in the order in which they stand.
func templateHeadings(t *testing.T) (names []string) {
	t.Helper()
	back := &roster.Roster{Pupils: make([]roster.Pupil, 2)}
	for _, opts := range []*TemplateOptions{{Impact: true}, {Impact: true, FollowUp: true}, {Wave: "endline", Informant: "teacher", FollowUp: true}} {
		for _, h := range headings(buildSDQTemplate(opts, back).Columns) {
			if !slices.Contains(names, h) {
				names = append(names, h)
			}
		}
	}
	return names
}

// junitNames are the elements with text and the attributes of a report that has
// everything a report can have.
func junitNames(t *testing.T) (names []string) {
	t.Helper()
	var out bytes.Buffer
	err := report.WriteJUnit(&out, "n", []report.JUnitSuite{{Name: "s", Properties: []report.JUnitProperty{{Name: "p", Value: "1"}},
		Cases: []report.JUnitCase{{Name: "c", Failure: &report.JUnitFailure{Type: "t", Message: "m", Text: "x"}}, {Name: "c", Skipped: "k"}, {Name: "c", Note: "x"}}}})
	if err != nil {
		t.Fatal(err)
	}
	var within []string
	for d := xml.NewDecoder(&out); ; {
		part, err := d.Token()
		if err == io.EOF {
			return names
		}
		if err != nil {
			t.Fatal(err)
		}
		switch part := part.(type) {
		case xml.StartElement:
			within = append(within, part.Name.Local)
			for _, a := range part.Attr {
				names = addOnce(names, part.Name.Local+"/@"+a.Name.Local)
			}
		case xml.EndElement:
			within = within[:len(within)-1]
		case xml.CharData:
			if strings.TrimSpace(string(part)) != "" {
				names = addOnce(names, within[len(within)-1])
			}
		}
	}
}

// The fields of the templates are described by what the templates have.
func TestTypedFieldsAreInATemplate(t *testing.T) {
	t.Parallel()
	all := append(templateHeadings(t), headings(rosterColumns())...)
	for heading := range typedFields {
		if !slices.Contains(all, heading) {
			t.Errorf("no template has the heading %s", heading)
		}
	}
	for _, h := range all {
		_, number := strconv.Atoi(strings.Fields(h)[0])
		if _, known := typedFields[h]; !known && number != nil {
			t.Errorf("the codebook does not say what %s holds", h)
		}
	}
}

// sources parses the module's own packages, tests left out.
func sources(t *testing.T, visit func(path string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != ".."):
			return fs.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		visit(filepath.ToSlash(path), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A table that some command writes has its place in the codebook.
func TestEveryTableIsInTheCodebook(t *testing.T) {
	t.Parallel()
	known := map[string]bool{"scores": true} // the table of sdq-scores
	for _, f := range writtenFiles() {
		known[f.Name] = true
	}
	sources(t, func(path string, file *ast.File) {
		if strings.Contains(path, "/bench/") || strings.Contains(path, "/internal/manual/") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !isSelector(lit.Type, "report", "Table") {
				return true
			}
			for _, el := range lit.Elts {
				kv, ok := el.(*ast.KeyValueExpr)
				if !ok || kv.Key.(*ast.Ident).Name != "Name" {
					continue
				}
				if name, ok := kv.Value.(*ast.BasicLit); ok && !known[strings.Trim(name.Value, `"`)] {
					t.Errorf("%s writes the table %s, which writtenFiles does not have", path, name.Value)
				}
			}
			return true
		})
	})
}

func isSelector(e ast.Expr, pkg, name string) bool {
	s, ok := e.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	x, ok := s.X.(*ast.Ident)
	return ok && x.Name == pkg
}

// A rule that some package declares is in the registry of rules, and so in the
// manual and in the codebook.
func TestEveryRuleIsRegistered(t *testing.T) {
	t.Parallel()
	registered := map[string]bool{}
	for _, r := range allRules() {
		registered[r.ID] = true
	}
	id := regexp.MustCompile(`^"([A-Z]{3,8}-[0-9]{3})"$`)
	found := 0
	sources(t, func(path string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			var first ast.Expr
			switch n := n.(type) {
			case *ast.CallExpr: // rule("SDQ-001", ...), fileRule("FILE-001", ...)
				if f, ok := n.Fun.(*ast.Ident); ok && strings.HasSuffix(strings.ToLower(f.Name), "rule") && len(n.Args) > 2 {
					first = n.Args[0]
				}
			case *ast.KeyValueExpr: // finding.Rule{ID: "SDQ-001", ...}
				if k, ok := n.Key.(*ast.Ident); ok && k.Name == "ID" {
					first = n.Value
				}
			}
			lit, ok := first.(*ast.BasicLit)
			if !ok {
				return true
			}
			if m := id.FindStringSubmatch(lit.Value); m != nil {
				if found++; !registered[m[1]] {
					t.Errorf("%s declares %s, which allRules does not have: add its package to ruleTables", path, m[1])
				}
			}
			return true
		})
	})
	if found < len(registered) {
		t.Errorf("%d rules found in the sources, %d registered: the test looks for the wrong thing", found, len(registered))
	}
}

// The choice about means on the screen names the number that the screen keeps to.
func TestFewestIsTheOneInTheManual(t *testing.T) {
	t.Parallel()
	entry := manual.New(nil).Find("choice.few-pupils").Chapters[0].Entries[0]
	if want := fmt.Sprintf("fewer than %d pupils", fewest); !strings.Contains(entry.Text, want) {
		t.Errorf("%q does not say %q", entry.Text, want)
	}
}

// Every registered rule has a card, and so has every part of the codebook rows.
func TestManualHasEveryRule(t *testing.T) {
	t.Parallel()
	m := manual.New(allRules(), measures()...)
	ids := m.IDs()
	for _, r := range allRules() {
		if !slices.Contains(ids, r.ID) {
			t.Errorf("no card for %s", r.ID)
		}
	}
	for _, p := range manual.NewCodebook(writtenFiles(), allRules()).Parts {
		if p.Title == "" || p.About == "" || len(p.Rows) == 0 {
			t.Errorf("part %s of the codebook is empty or says nothing", p.ID)
		}
	}
}
