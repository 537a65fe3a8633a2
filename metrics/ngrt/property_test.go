package ngrt

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// quick reads files without a test of its own, for properties and fuzzing.
func quick(dir string, files map[string]string) (*Reading, *finding.Log, error) {
	var inputs []record.Input
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			return nil, nil, err
		}
		inputs = append(inputs, record.Input{Path: path})
	}
	slices.SortFunc(inputs, func(a, b record.Input) int { return strings.Compare(a.Path, b.Path) })
	log := &finding.Log{}
	rd, err := Read(context.Background(), &metrics.Request{Inputs: inputs, Calendar: &calendar.Calendar{}, Log: log})
	if err != nil {
		return nil, nil, err
	}
	return rd.(*Reading), log, nil
}

// told is the rows without the places that they come from.
func (rd *Reading) told() string {
	var out []string
	for row := range rd.Rows(0) {
		var cells []string
		for _, c := range row.Cells[:len(row.Cells)-1] {
			cells = append(cells, cellText(c))
		}
		out = append(out, strings.Join(cells, ","))
	}
	return strings.Join(out, "\n")
}

// The order of rows and columns, and whether rows come in one file or two, changes
// nothing.
func TestOrderAndSplitChangeNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	heads := []string{"UPN", "Date of test", "Form", "SAS", "Stanine", "Reading Age"}
	rapid.Check(t, func(t *rapid.T) {
		var lines [][]string
		for i, id := range []string{pupil1, pupil2, pupil3} {
			for s, day := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"19/09/2022", "10/10/2022", "23/01/2023", "08/05/2023"}), 0, 3, rapid.ID).Draw(t, "days") {
				sas := rapid.SampledFrom([]string{"82", "97", "70", "118", "<60", "Abs", "", "0", "97.5"}).Draw(t, "sas")
				lines = append(lines, []string{id, day, string(rune('A' + (s+i)%3)), sas, rapid.SampledFrom([]string{"", "3", "5"}).Draw(t, "stanine"), rapid.SampledFrom([]string{"9:05", "<6:00", "Oct-08", ""}).Draw(t, "age")})
			}
		}
		write := func(lines [][]string, columns []int) string {
			var b strings.Builder
			for _, line := range append([][]string{heads}, lines...) {
				for k, c := range columns {
					if k > 0 {
						b.WriteByte(',')
					}
					b.WriteString(line[c])
				}
				b.WriteByte('\n')
			}
			return b.String()
		}
		plain := []int{0, 1, 2, 3, 4, 5}
		read := func(files map[string]string) string {
			rd, _, err := quick(dir, files)
			if err != nil {
				t.Fatal(err)
			}
			defer rd.Close()
			return rd.told()
		}
		want := read(map[string]string{"NGRT 0.csv": write(lines, plain)})
		shuffled := rapid.Permutation(lines).Draw(t, "rows")
		at := rapid.IntRange(0, len(lines)).Draw(t, "at")
		if got := read(map[string]string{"NGRT 1.csv": write(shuffled[:at], plain), "NGRT 2.csv": write(shuffled[at:], rapid.Permutation(plain).Draw(t, "columns"))}); got != want {
			t.Fatalf("in two files and another order:\n%s\nwant\n%s", got, want)
		}
	})
}

// An age comes back as it was written, through text, a time of day and the fraction
// that Excel keeps.
func TestAgesComeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		years, months := rapid.IntRange(4, 19).Draw(t, "years"), rapid.IntRange(0, 11).Draw(t, "months")
		want := fmt.Sprintf("%d:%02d", years, months)
		for _, text := range []string{
			want, want + ":00", fmt.Sprintf("%.7f", float64(60*years+months)/1440), fmt.Sprintf("%dy %dm", years, months), fmt.Sprintf("%v", float64(60*years+months)/1440),
		} {
			if a, problem := (ageReader{}).read(sheet.Text, text); a.String() != want || problem != ageFine {
				t.Fatalf("%q is read as %s (%d), want %s", text, a, problem, want)
			}
		}
	})
}

// A higher standard age score never has a lower stanine or percentile.
func TestRanksRise(t *testing.T) {
	t.Parallel()
	for sas := limit("sas-least") + 1; sas <= limit("sas-most"); sas++ {
		if StanineOf(sas) < StanineOf(sas-1) || PercentileOf(sas) < PercentileOf(sas-1) {
			t.Errorf("%d ranks below %d", sas, sas-1)
		}
	}
}
