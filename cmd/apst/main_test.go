package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"apst":      main,
		"apst-slow": slowMain,
	})
}

// TestScript plays whole sessions. $REPO is the folder of the module. Beside the
// usual commands there are
//
//	exits CODE apst ARGUMENTS...
//
// which runs a program and wants this exit code, and these for the spreadsheets:
//
//	workbook BOOK.xlsx SHEET=FILE.csv ...   make a workbook: numbers become numbers
//	cells BOOK.xlsx SHEET FILE.csv          write a worksheet as Excel shows it
//	shorten FILE BYTES                      cut bytes off the end of a file
//	compound FILE STREAM                    make an OLE file with a stream of this name
//	status BOOK.xlsx RULE TEXT              type a status into the rows of a rule in a fix list
//	type BOOK.xlsx SHEET CELL TEXT...       type a text into a cell; several, numbers too, into those right of it
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Files:               scripts(t, "testdata/script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			repo, err := filepath.Abs("../..")
			env.Setenv("REPO", repo)
			env.Setenv("GORACE", "atexit_sleep_ms=10") // it is a second, for each program that is started
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exitsCommand,
			"workbook": workbookCommand,
			"cells":    cellsCommand,
			"status":   statusCommand,
			"type":     typeCommand,
			"shorten":  shortenCommand,
			"compound": compoundCommand,
		},
	})
}

// trials is how many of something a test takes: in short, which is the form for the
// race detector beside the whole; usually; and in full, with APST_FULL=1.
func trials(short, usual, full int) int {
	switch {
	case os.Getenv("APST_FULL") == "1":
		return full
	case testing.Short():
		return short
	}
	return usual
}

// starting matches a line of a session that starts a program.
var starting = regexp.MustCompile(`(?m)^(?:\[.*\] )*(?:! )?(?:exec|exits) `)

// scripts are the sessions to play. In short one is enough of each command, which runs
// the same code as the others: the one that starts the fewest programs, unless that is
// many. Starting one is what takes long with the race detector.
func scripts(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(all) == 0 {
		t.Fatalf("no sessions in %s: %v", dir, err)
	}
	if !testing.Short() {
		return all
	}
	picked, least := map[string]string{}, map[string]int{}
	for _, path := range all {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.SplitN(strings.TrimSuffix(filepath.Base(path), ".txtar"), "_", 3)
		command := words[0]
		if command == "score" {
			command += " " + words[1]
		}
		n := len(starting.FindAllIndex(text, -1))
		if most, met := least[command]; n <= 8 && (!met || n < most) {
			picked[command], least[command] = path, n
		}
	}
	return slices.Sorted(maps.Values(picked))
}

func exitsCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// workbookCommand makes a workbook of CSV texts. Whole numbers become numeric
// cells, blanks stay blank, all else is text. A blank row is written as a comma.
func workbookCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: workbook BOOK.xlsx SHEET=FILE.csv ...")
	}
	book := excelize.NewFile()
	defer book.Close()
	for n, arg := range args[1:] {
		name, path, found := strings.Cut(arg, "=")
		if !found {
			ts.Fatalf("workbook: %s is not SHEET=FILE.csv", arg)
		}
		if n == 0 {
			ts.Check(book.SetSheetName("Sheet1", name))
		} else {
			_, err := book.NewSheet(name)
			ts.Check(err)
		}
		r := csv.NewReader(strings.NewReader(ts.ReadFile(path)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		ts.Check(err)
		for i, row := range rows {
			for j, text := range row {
				ts.Check(setCell(book, name, j+1, i+1, text))
			}
		}
	}
	ts.Check(book.SaveAs(ts.MkAbs(args[0])))
}

func setCell(book *excelize.File, sheet string, col, row int, text string) error {
	if text == "" {
		return nil
	}
	at, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	if n, err := strconv.Atoi(text); err == nil && strconv.Itoa(n) == text {
		return book.SetCellInt(sheet, at, int64(n))
	}
	return book.SetCellStr(sheet, at, text)
}

// cellsCommand writes a worksheet as CSV, formatted as Excel shows it.
func cellsCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: cells BOOK.xlsx SHEET FILE.csv")
	}
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows(args[1])
	ts.Check(err)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	ts.Check(w.WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), out.Bytes(), 0o666))
}

// shortenCommand leaves out the end of a file, as a broken download does.
func shortenCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: shorten FILE BYTES")
	}
	bytes, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()-bytes))
}

// compoundCommand writes the beginning of an OLE compound file, which is what a
// workbook with a password and a workbook of Excel 97 to 2003 both are, and the
// name of one stream in its directory.
func compoundCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: compound FILE STREAM")
	}
	data := make([]byte, 512, 2048)
	copy(data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for _, unit := range utf16.Encode([]rune(args[1])) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data[:cap(data)], 0o666))
}

// testIO is a world of buffers, without a terminal.
func testIO() (ios *IO, out, talk *bytes.Buffer) {
	out, talk = &bytes.Buffer{}, &bytes.Buffer{}
	return &IO{In: &bytes.Buffer{}, Out: out, Err: talk, Width: 80, now: time.Now}, out, talk
}

// runWith runs the program with one more command.
func runWith(ios *IO, cmd *cobra.Command, args ...string) int {
	root := newRoot(ios)
	root.AddCommand(cmd)
	return runTree(context.Background(), ios, root, args)
}
