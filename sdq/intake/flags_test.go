package intake

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every word that the code writes into flags is a constant of the table's file,
// and every one of these has its meaning in the table, once.
func TestFlagsAreInTheTable(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("flags.go")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(src), "func Flags()")
	if !found {
		t.Fatal("flags.go has no table")
	}
	calls := 0
	inspect := func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			if name := n.Names[0].Name; strings.HasPrefix(name, "flag") && len(n.Values) == 1 && name != "flagImpactPart" && !strings.Contains(table, name) {
				t.Errorf("%s has no meaning in the table of flags", name)
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && (f.Sel.Name == "flag" || f.Sel.Name == "spoil") && len(n.Args) > 0 {
				calls++
				if lit, ok := n.Args[len(n.Args)-1].(*ast.BasicLit); ok {
					t.Errorf("flag %s stands outside the table", lit.Value)
				}
			}
		}
		return true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(gotoken.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, inspect)
	}
	if calls < 15 {
		t.Errorf("only %d places that set flags: the test looks for the wrong thing", calls)
	}
	seen := map[string]bool{}
	for _, f := range Flags() {
		if seen[f.Name] || f.Name == "" || f.Meaning == "" || strings.Contains(f.Name, ";") {
			t.Errorf("flag %q: %q", f.Name, f.Meaning)
		}
		seen[f.Name] = true
	}
}
