package pass

import (
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

const ascending = "1,2,3,4,5,6,7,8,9"

// perPupil is the wave and the date of the first result of each sitting.
func (g got) perPupil(t *testing.T) string {
	t.Helper()
	var out []string
	for _, r := range g.rows(t, tableResults, "pupil_id", "wave", "date", "factor", "flags") {
		f := strings.Fields(r)
		if f[3] == "feelings-about-school" {
			out = append(out, strings.Join([]string{f[0][:1], f[1], f[2], f[4]}, " "))
		}
	}
	return strings.Join(out, "|")
}

// Which sitting it is: a column, headings, names of files, numbers, terms, dates.
func TestSittings(t *testing.T) {
	t.Parallel()
	dated := headDated + "\n"
	for _, c := range []struct {
		name  string
		files []file
		wave  string
		want  string
		found string
	}{
		{name: "by dates", files: []file{{"a.csv", dated + pupil1 + ",05/07/2023," + ascending + "\n" + pupil1 + ",12/10/2022,2,2,3,4,5,6,7,8,9\n" + pupil2 + ",05/07/2023," + ascending + "\n"}},
			want: "A baseline 2022-10-12 .|A endline 2023-07-05 .|P . 2023-07-05 sitting-not-known", found: "PASS-024 row 4"},
		{name: "three dates", files: []file{{"a.csv", dated + pupil1 + ",05/07/2023," + ascending + "\n" + pupil1 + ",12/10/2022,2,2,3,4,5,6,7,8,9\n" + pupil1 + ",01/03/2023,3,2,3,4,5,6,7,8,9\n"}},
			want: "A baseline 2022-10-12 .|A interim 2023-03-01 .|A endline 2023-07-05 ."},
		{name: "files", files: []file{{"PASS baseline.csv", headPlain + "\n" + pupil1 + "," + ascending + "\n"}, {"PASS endline.csv", headPlain + "\n" + pupil1 + ",2,2,3,4,5,6,7,8,9\n" + pupil2 + "," + ascending + "\n"}},
			want: "A baseline . no-date|A endline . no-date|P endline . no-date"},
		{name: "a file says one, dates the other", files: []file{{"PASS baseline.csv", dated + pupil1 + ",12/10/2022," + ascending + "\n"}, {"summer data.csv", strings.Replace(dated, "UPN", "Title\nUPN", 1) + pupil1 + ",05/07/2023,2,2,3,4,5,6,7,8,9\n"}},
			want: "A baseline 2022-10-12 .|A summer 2023-07-05 ."},
		{name: "a file that says nothing", files: []file{{"PASS baseline.csv", dated + pupil1 + ",12/10/2022," + ascending + "\n"}, {"data.csv", dated + pupil1 + ",05/07/2023,2,2,3,4,5,6,7,8,9\n"}},
			want: "A baseline 2022-10-12 .|A endline 2023-07-05 ."},
		{name: "terms of two years", files: []file{{"Autumn 2022.csv", headPlain + "\n" + pupil1 + "," + ascending + "\n"}, {"Summer 2023.csv", headPlain + "\n" + pupil1 + ",2,2,3,4,5,6,7,8,9\n"}, {"Spring 2023.csv", headPlain + "\n" + pupil1 + ",3,2,3,4,5,6,7,8,9\n"}},
			want: "A baseline . no-date|A interim . no-date|A endline . no-date"},
		{name: "one term alone", files: []file{{"Autumn 2022.csv", headPlain + "\n" + pupil1 + "," + ascending + "\n"}}, want: "A autumn2022 . no-date"},
		{name: "surveys by number", files: []file{{"a.csv", "UPN,Survey," + nineNames + "\n" + pupil1 + ",2," + ascending + "\n" + pupil1 + ",1,2,2,3,4,5,6,7,8,9\n" + pupil2 + ",2," + ascending + "\n"}},
			want: "A baseline . no-date|A endline . no-date|P endline . no-date"},
		{name: "a column beats the file", files: []file{{"PASS baseline.csv", "UPN,Sitting," + nineNames + "\n" + pupil1 + ",post," + ascending + "\n" + pupil2 + ",," + ascending + "\n"}},
			want: "A endline . no-date|P baseline . no-date"},
		{name: "a word that is none, with a date", files: []file{{"a.csv", "UPN,Sitting,Date of survey," + nineNames + "\n" + pupil1 + ",abc,12/10/2022," + ascending + "\n"}}, want: "A baseline 2022-10-12 ."},
		{name: "one of two without a date", files: []file{{"a.csv", dated + pupil1 + ",," + ascending + "\n" + pupil1 + ",12/10/2022,2,2,3,4,5,6,7,8,9\n"}},
			want: "A . . no-date;sitting-not-known|A . 2022-10-12 sitting-not-known", found: "PASS-024 row 2|PASS-024 row 3"},
		{name: "one date for two side by side", files: []file{{"a.csv", "UPN,Date of survey," + strings.ReplaceAll(nineNames, ",", " Pre,") + " Pre," + strings.ReplaceAll(nineNames, ",", " Post,") + " Post\n" +
			pupil1 + ",12/10/2022," + ascending + "," + "9,8,7,6,5,4,3,2,1\n"}}, want: "A baseline . no-date|A endline . no-date"},
		{name: "a table that was refused", files: []file{{"a.csv", dated + pupil1 + ",05/07/2023," + ascending + "\n"}, {"b.csv", strings.Replace(dated, "General work ethic", "Ethos", 1) + pupil1 + ",12/10/2022," + ascending + "\n"}},
			want: "A . 2023-07-05 sitting-not-known", found: "PASS-002 row 1|PASS-024 row 1"},
		{name: "a row that was refused", files: []file{{"a.csv", "UPN,Date of survey," + nineNames + ",Learner self-worth,Response to learning\n" + pupil1 + ",05/07/2023," + ascending + ",,\n" + pupil1 + ",12/10/2022," + ascending + ",1,2\n"}},
			want: "A endline 2023-07-05 .", found: "PASS-022 row 3"},
		{name: "a date each", files: []file{{"a.csv", "UPN,Date Pre," + strings.ReplaceAll(nineNames, ",", " Pre,") + " Pre,Date Post," + strings.ReplaceAll(nineNames, ",", " Post,") + " Post\n" +
			pupil1 + ",12/10/2022," + ascending + ",05/07/2023," + "9,8,7,6,5,4,3,2,1\n"}}, want: "A baseline 2022-10-12 .|A endline 2023-07-05 ."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := readFiles(t, askedOf{files: c.files, wave: c.wave})
			got := strings.ReplaceAll(g.perPupil(t), "autumn 2022", "autumn2022")
			if c.name == "one term alone" {
				got = strings.Join(g.rows(t, tableResults, "wave")[:1], "")
				c.want = "autumn 2022"
			}
			if got != c.want {
				t.Errorf("sittings %q\nwant     %q", got, c.want)
			}
			if got := strings.Join(g.found(), "|"); got != c.found {
				t.Errorf("findings %q, want %q", got, c.found)
			}
		})
	}
}

// An option for the sitting that the file contradicts.
func TestWaveContradicted(t *testing.T) {
	t.Parallel()
	side := "UPN," + strings.ReplaceAll(nineNames, ",", " Pre,") + " Pre," + strings.ReplaceAll(nineNames, ",", " Post,") + " Post\n" + pupil1 + "," + ascending + ",9,8,7,6,5,4,3,2,1\n"
	in := one(side)
	in.wave = "baseline"
	g := readFiles(t, in)
	g.wantFound(t, "PASS-006 K1")
	if got := g.perPupil(t); got != "A baseline . no-date" {
		t.Errorf("sittings %q, want the one that fits", got)
	}
	in = one("UPN,Sitting," + nineNames + "\n" + pupil1 + ",Pre," + ascending + "\n" + pupil2 + ",Post," + ascending + "\n")
	in.wave = "baseline"
	readFiles(t, in).wantFound(t, "PASS-006 B3")
	in.wave = ""
	readFiles(t, in).wantFound(t)
}

// The same pupil twice on one day: refused and listed, or settled by an option.
func TestTwice(t *testing.T) {
	t.Parallel()
	text := headDated + "\n" + pupil1 + ",12/10/2022," + ascending + "\n" + pupil1 + ",12/10/2022,50,2,3,4,5,6,7,8,9\n" + pupil1 + ",05/07/2023,60,2,3,4,5,6,7,8,9\n" + pupil2 + ",12/10/2022," + ascending + "\n"
	for option, want := range map[string]string{"": "endline 60", // of what was refused the day counts
		keepFirst: "baseline 1|endline 60", keepLast: "baseline 50|endline 60"} {
		in := one(text)
		in.settings = metrics.Settings{optionDuplicates: option}
		g := readFiles(t, in)
		if option == "" {
			g.wantFound(t, "PASS-030 row 2", "PASS-030 row 3")
		} else {
			g.wantFound(t)
		}
		var got []string
		for _, r := range g.rows(t, tableResults, "pupil_id", "factor", "wave", "percentile") {
			if rest, ok := strings.CutPrefix(r, pupil1+" feelings-about-school "); ok {
				got = append(got, rest)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("--duplicates %q: %q, want %q", option, got, want)
		}
	}
	in := one("UPN,Factor,Percentile,Sitting\n" + pupil1 + ",Feelings about school,5,Pre\n" + pupil1 + ",Feelings about school,50,Pre\n" + pupil1 + ",Confidence in learning,7,Pre\n" + pupil1 + ",Confidence in learning,7,Pre\n")
	for option, want := range map[string]string{"": ". . conflicting-results;no-date", keepFirst: "5 low no-date", keepLast: "50 high no-date"} {
		in.settings = metrics.Settings{optionDuplicates: option, optionFactors: "named"}
		g := readFiles(t, in)
		if got := g.rows(t, tableResults, "percentile", "band", "flags"); len(got) != 9 || got[0] != want || got[6] != "7 low-moderate no-date" {
			t.Errorf("list, --duplicates %q: %q, want %q first", option, got, want)
		}
	}
}

// A pupil who came back is not compared across the time between.
func TestPlacements(t *testing.T) {
	t.Parallel()
	d := func(y int16, m, d uint8) ingest.Date { return ingest.Date{Year: y, Month: m, Day: d} }
	in := one(headDated + "\n" + pupil1 + ",12/10/2022," + ascending + "\n" + pupil1 + ",05/07/2023,2,2,3,4,5,6,7,8,9\n" + pupil1 + ",05/02/2024,20,2,3,4,5,6,7,8,9\n")
	in.roll = record.NewRoll([]record.Stay{
		{Pupil: pupil1, UPN: pupil1, Entry: d(2022, 9, 5), Exit: d(2023, 7, 21)}, {Pupil: pupil1, UPN: pupil1, Entry: d(2024, 1, 8)}})
	g := readFiles(t, in)
	if got := g.perPupil(t); got != "A baseline 2022-10-12 .|A endline 2023-07-05 .|A baseline 2024-02-05 ." {
		t.Errorf("sittings %q", got)
	}
	if got := g.rows(t, tableChange, "placement", "date_last", "factor"); len(got) != 9 || got[0] != "1 2023-07-05 feelings-about-school" {
		t.Errorf("changes %q", got)
	}
}

// Month-only dates order sittings but give no weeks; --min-weeks sets the distance.
func TestInterval(t *testing.T) {
	t.Parallel()
	in := one(headDated + "\n" + pupil1 + ",Oct 2022," + ascending + "\n" + pupil1 + ",Jul 2023,2,2,3,4,5,6,7,8,9\n")
	g := readFiles(t, in)
	if got := g.rows(t, tableChange, "weeks", "flags"); got[0] != ". interval-not-known" {
		t.Errorf("change %q, want no weeks", got[0])
	}
	in = one(headDated + "\n" + pupil1 + ",12/10/2022," + ascending + "\n" + pupil1 + ",20/12/2022,2,2,3,4,5,6,7,8,9\n")
	for weeks, want := range map[string]string{"": "9 under-minimum-interval", "9": "9 .", "12": "9 under-minimum-interval", "0": "9 ."} {
		in.settings = metrics.Settings{optionWeeks: weeks}
		if got := readFiles(t, in).rows(t, tableChange, "weeks", "flags"); got[0] != want {
			t.Errorf("--min-weeks %q: %q, want %q", weeks, got[0], want)
		}
	}
	for _, bad := range []string{"x", "-1", "53", "1.5"} {
		if checkWeeks(bad) == nil {
			t.Errorf("--min-weeks %s is taken", bad)
		}
	}
}

func TestPlaceOf(t *testing.T) {
	t.Parallel()
	order := []string{"autumn 2021", "spring 2022", "summer 2022", "autumn 2022/23", "autumn 2 2022", "spring 2022/23", "spring 2 2023", "summer 2023"}
	for i := 1; i < len(order); i++ {
		k1, a, ok1 := placeOf(order[i-1])
		k2, b, ok2 := placeOf(order[i])
		if !ok1 || !ok2 || k1 != k2 || a >= b {
			t.Errorf("%s is not before %s", order[i-1], order[i])
		}
	}
	for _, name := range []string{"", "cohort", "autumn x"} {
		if _, _, ok := placeOf(name); ok {
			t.Errorf("%q has a place", name)
		}
	}
}
