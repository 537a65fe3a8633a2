package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Of two questionnaires that contradict each other, in one file or in two, a return has
// neither, says that something came, and is accepted.
func TestPackContradicted(t *testing.T) {
	for name, apart := range map[string]bool{"in one file": false, "in two files": true} {
		t.Run(name, func(t *testing.T) { contradicts(t, apart) })
	}
}

func contradicts(t *testing.T, apart bool) {
	t.Helper()
	dir := packProject(t)
	t.Chdir(dir)
	path := filepath.Join("data", "sdq.csv")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	var other []byte
	for _, line := range lines[1:] {
		if bytes.HasPrefix(line, []byte("P999432119002,baseline,self,12/09/2022,2")) { // there is no other of this pupil
			other = bytes.Replace(line, []byte("12/09/2022,2"), []byte("12/09/2022,0"), 1)
		}
	}
	if other == nil {
		t.Fatal("there is no questionnaire to contradict")
	}
	if apart {
		write(t, filepath.Join("data", "again.csv"), append(bytes.Clone(lines[0]), other...))
		settings, err := os.ReadFile("apst.yaml")
		if err != nil {
			t.Fatal(err)
		}
		write(t, "apst.yaml", bytes.Replace(settings, []byte("data/sdq.csv"), []byte("data/sdq.csv, data/again.csv"), 1))
	} else {
		write(t, path, append(data, other...))
	}
	code, talk := inProject(t, "pack", "--plain", "tried out", "-o", "made.zip")
	if code != exitData || strings.Contains(talk, "would refuse") {
		t.Fatalf("exit code %d:\n%s", code, talk)
	}
	code, talk = inProject(t, "pack", "verify", "made.zip")
	if code != exitDone {
		t.Errorf("refused:\n%s", talk)
	}
	says(t, talk, "sdq_items.csv 10,") // of 6 pupils, one of whom has no endline, and now no baseline
}
