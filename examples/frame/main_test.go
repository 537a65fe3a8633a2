package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A table as apst change writes it, of pupils who do not exist.
const pupils = `{"columns":[
{"name":"pupil_id","type":"text"},
{"name":"sdq_self_total_change","type":"number"},
{"name":"sdq_self_total_class","type":"text"}
],"rows":[
{"pupil_id":"A999432119001","sdq_self_total_change":2,"sdq_self_total_class":"unchanged"},
{"pupil_id":"P999432119002","sdq_self_total_change":-9,"sdq_self_total_class":"improved"},
{"pupil_id":"D999432119003","sdq_self_total_change":null,"sdq_self_total_class":null}
]}
`

func TestShow(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pupils.json")
	if err := os.WriteFile(path, []byte(pupils), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := show(path, &out); err != nil {
		t.Fatal(err)
	}
	first, second := strings.Index(out.String(), "P999432119002"), strings.Index(out.String(), "A999432119001")
	if first < 0 || second < first || strings.Contains(out.String(), "D999432119003") {
		t.Errorf("the frame holds %s", &out)
	}
	if err := show(path+"x", &out); err == nil {
		t.Error("a file that is not there was read")
	}
}
