package report

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// digestVariable asks TestDigest, run as a process of its own, for the digest
// of what every writer writes.
const digestVariable = "REPORT_PRINT_DIGEST"

func TestDigest(t *testing.T) {
	if os.Getenv(digestVariable) == "" {
		t.Log("run by TestSameBytes, in other surroundings")
		return
	}
	for _, format := range []string{"csv", "json", "xlsx"} {
		var out bytes.Buffer
		table := &Table{Name: "scores", Columns: scoredColumns(), Rows: scoredRows(3000)}
		if err := everyWriter[format](&out, table); err != nil {
			t.Fatal(err)
		}
		fmt.Printf("digest %s %x\n", format, sha256.Sum256(out.Bytes()))
	}
	var out bytes.Buffer
	sheets := []Sheet{{Name: "Scores", Table: mixedTable(), Frozen: 2}, {Name: "Notes", Widths: []float64{20, 40}, Lines: []Line{
		Title("t"), Paragraph("p"), Pair("k", TextCell("v").With(Muted)), Head("a", "b"), Row(TextCell("x").With(BandHigh), DateCell(2024, 2, 29)),
	}}}
	if err := WriteXLSX(&out, sheets); err != nil {
		t.Fatal(err)
	}
	fmt.Printf("digest workbook %x\n", sha256.Sum256(out.Bytes()))
}

// The same tables are the same bytes in another folder, time zone, locale and
// number of processors, and when there is no temporary folder to spill to.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	surroundings := [][]string{
		{"TZ=UTC", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Pacific/Auckland", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=4"},
		{"TZ=America/St_Johns", "TMPDIR=" + filepath.Join(t.TempDir(), "absent"), "TMP=absent", "TEMP=absent"},
	}
	var first []byte
	for i, env := range surroundings {
		cmd := exec.Command(self, "-test.run=^TestDigest$")
		cmd.Dir = t.TempDir()
		cmd.Env = append(os.Environ(), append(env, digestVariable+"=1")...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %v\n%s", env, err, out)
		}
		var digests []byte
		for line := range bytes.Lines(out) {
			if bytes.HasPrefix(line, []byte("digest ")) {
				digests = append(digests, line...)
			}
		}
		if bytes.Count(digests, []byte("\n")) != 4 {
			t.Fatalf("%v: four digests expected:\n%s", env, out)
		}
		if i == 0 {
			first = digests
		} else if !bytes.Equal(first, digests) {
			t.Errorf("%v writes other bytes than %v:\n%s\n%s", env, surroundings[0], digests, first)
		}
	}
}
