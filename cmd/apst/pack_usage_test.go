package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inProject runs the program in the project of returns, and gives its exit code and what it
// says. The test stands in the folder.
func inProject(t *testing.T, args ...string) (code int, talk string) {
	t.Helper()
	ios, out, err := testIO()
	code = run(t.Context(), ios, args)
	return code, out.String() + err.String()
}

// What cannot be meant is refused before anything is read or written, and says what to do.
func TestPackUsage(t *testing.T) {
	dir := packProject(t)
	t.Chdir(dir)
	write(t, "note.zip.age", []byte("a note\n"))
	const to = "evaluator.age.pub"
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{nil, []string{"to whom the return is encrypted is not said", "hint: ask the evaluator for the public key", "--to evaluator.age.pub"}},
		{[]string{"--to", "key.txt"}, []string{"key.txt is the secret half of a key pair"}},
		{[]string{"--to", "ssh.pub"}, []string{"a key of another program"}},
		{[]string{"--to", "note.txt"}, []string{"holds no key to encrypt to"}},
		{[]string{"--to", "nothing.pub"}, []string{"nothing.pub", "evaluator's public key"}},
		{[]string{"--to", "data"}, []string{"--to data is no file with a key"}},
		{[]string{"--to", to, "--plain", "why"}, []string{"contradict each other"}},
		{[]string{"--plain", " "}, []string{"needs the reason"}},
		{[]string{"--to", to, "-o", "return.xlsx"}, []string{"end it in .zip.age"}},
		{[]string{"--to", to, "-o", "note.txt"}, []string{"end it in .zip.age"}},
		{[]string{"--to", to, "-o", "-"}, []string{"a return is a file"}},
		{[]string{"--to", to, "-o", "note.zip.age"}, []string{"note.zip.age is there already, and is no return"}},
		{[]string{"--to", to, "--new-key"}, []string{"is there already", "leave --new-key out"}},
		{[]string{"--to", to, "--term", ""}, []string{"--term needs a term"}},
		{[]string{"--to", to, "--term", "2030-31-autumn"}, []string{"hint:"}},
		{[]string{"--to", to, "data/sdq.csv"}, []string{"apst pack takes no file", "apst pack verify data/sdq.csv"}},
	} {
		code, talk := inProject(t, append([]string{"pack"}, tt.args...)...)
		if code != exitUsage {
			t.Errorf("apst pack %q: exit code %d, want %d:\n%s", tt.args, code, exitUsage, talk)
		}
		says(t, talk, tt.want...)
	}
	if made := tree(t, "."); len(made["note.zip.age"]) != len("a note\n") {
		t.Error("a file was written over")
	}
	if _, err := os.Stat("out"); err == nil {
		t.Error("a refusal left the folder out")
	}
}

// A key that is missed or damaged is not made anew but where that is asked for, and a project
// is needed.
func TestPackKey(t *testing.T) {
	dir := packProject(t)
	t.Chdir(dir)
	pack := []string{"pack", "--to", "evaluator.age.pub", "-o", "new.zip.age"}
	key := filepath.Join("keys", keyName)
	refused := func(want string) {
		t.Helper()
		code, talk := inProject(t, pack...)
		if code != exitUsage {
			t.Errorf("exit code %d, want %d:\n%s", code, exitUsage, talk)
		}
		says(t, talk, want)
	}
	write(t, key, []byte("a note\n"))
	refused("holds no key")
	if err := os.Remove(key); err != nil {
		t.Fatal(err)
	}
	refused("there is no " + filepath.Join(projectFolder(), key))
	if code, talk := inProject(t, append(pack, "--new-key")...); code != exitData {
		t.Errorf("exit code %d, want %d:\n%s", code, exitData, talk)
	}
	made, err := os.ReadFile(key)
	if err != nil || len(bytes.TrimSpace(made)) != 64 {
		t.Errorf("the key is %d bytes: %v", len(made), err)
	}
	if err := os.Remove("apst.yaml"); err != nil {
		t.Fatal(err)
	}
	refused("a return is made from a project")
}

// Returns in other forms are accepted too, and say what they are.
func TestPackForms(t *testing.T) {
	dir := packProject(t)
	t.Chdir(dir)
	for _, tt := range []struct {
		name string
		args []string
		made []string // what is said of it when it is made
		read []string // and when it is checked
	}{
		{"month.zip", []string{"--dates", "month", "--identified", "--parquet"}, []string{"It names every pupil"}, []string{"accepted"}},
		{"offset.zip", []string{"--dates", "offset", "--arm", "comparison"}, []string{"left out: support: a comparison school has no team"}, []string{"accepted", "comparison"}},
		{"autumn.zip", []string{"--term", "2022-23-autumn"}, []string{"It is not encrypted"}, []string{"accepted", "2022-23-autumn", "support.csv 3"}},
	} {
		code, talk := inProject(t, append([]string{"pack", "--plain", "tried out", "-o", tt.name}, tt.args...)...)
		if code != exitData {
			t.Errorf("%s: exit code %d:\n%s", tt.name, code, talk)
		}
		says(t, talk, tt.made...)
		code, talk = inProject(t, "pack", "verify", tt.name)
		if code != exitDone {
			t.Errorf("%s is refused:\n%s", tt.name, talk)
		}
		says(t, talk, tt.read...)
	}
}

// says holds that texts stand in what the program says, however its lines are broken.
func says(t *testing.T, talk string, wants ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(talk), " ")
	for _, want := range wants {
		if !strings.Contains(flat, want) {
			t.Errorf("%q is not said:\n%s", want, talk)
		}
	}
}
