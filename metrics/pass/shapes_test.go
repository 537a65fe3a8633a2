package pass

import (
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/record"
)

// The vendor's data sheet, of two surveys in one: no identifier but a number of the
// vendor's own, so that pupils are told apart by name.
func TestStudentData(t *testing.T) {
	t.Parallel()
	roll := record.NewRoll([]record.Stay{
		{Pupil: pupil1, UPN: pupil1, Forename: "Pupil", Surname: "001"},
		{Pupil: pupil2, UPN: pupil2, Forename: "Pupil", Surname: "002"},
	})
	in := one("Forename,Surname,Current Year,Group,PASS - Date of Survey,TW Unique ID," + vendorHead + `
Pupil,001,9,9A,12/10/2022,7001,2,5,6,20,21,30,31,100,1
Pupil,002,9,9A,12/10/2022,7002,50,51,52,53,54,55,56,57,58
Pupil,001,9,9A,05/07/2023,7001,12,5,5,25,40,30,20,100,1
`)
	in.roll = roll
	g := readFiles(t, in)
	g.wantFound(t, "REC-002 row 1")
	in.key = "name"
	g = readFiles(t, in)
	g.wantFound(t, "REC-018 B2", "REC-018 B3")
	wantRows(t, g.rows(t, tableResults, "pupil_id", "wave", "date", "factor", "percentile", "band", "source")[:10], []string{
		pupil1 + " baseline 2022-10-12 feelings-about-school 2 low pass.csv row 2",
		pupil1 + " baseline 2022-10-12 perceived-learning-capability 5 low pass.csv row 2",
		pupil1 + " baseline 2022-10-12 self-regard-as-a-learner 6 low-moderate pass.csv row 2",
		pupil1 + " baseline 2022-10-12 preparedness-for-learning 20 low-moderate pass.csv row 2",
		pupil1 + " baseline 2022-10-12 attitudes-to-teachers 21 moderate pass.csv row 2",
		pupil1 + " baseline 2022-10-12 general-work-ethic 30 moderate pass.csv row 2",
		pupil1 + " baseline 2022-10-12 confidence-in-learning 31 high pass.csv row 2",
		pupil1 + " baseline 2022-10-12 attitudes-to-attendance 100 high pass.csv row 2",
		pupil1 + " baseline 2022-10-12 response-to-curriculum-demands 1 low pass.csv row 2",
		pupil1 + " endline 2023-07-05 feelings-about-school 12 low-moderate pass.csv row 4",
	})
	wantRows(t, g.rows(t, tableChange, "factor", "weeks", "band_move", "percentile_direction", "normal_score_change", "flags"), []string{
		"feelings-about-school 38 up up 0.9697 .", // from Φ⁻¹(0.015) to Φ⁻¹(0.115)
		"perceived-learning-capability 38 same same 0 .",
		"self-regard-as-a-learner 38 down down -0.0972 .",
		"preparedness-for-learning 38 up up 0.1693 .",
		"attitudes-to-teachers 38 up up 0.5576 .",
		"general-work-ethic 38 same same 0 .",
		"confidence-in-learning 38 down down -0.3495 .",
		"attitudes-to-attendance 38 same same 0 .",
		"response-to-curriculum-demands 38 same same 0 .",
	})
}

// The vendor's report workbook: titles above, the group's sheets beside the pupils'.
// The group's numbers are never those of a pupil.
func TestReportSheets(t *testing.T) {
	t.Parallel()
	in := askedOf{wave: "baseline", files: []file{
		{"Individual Profiles.csv", "PASS,,,,,,,,,,,,,\nExample Academy (synthetic),,,,,,,,,,,,,\nUPN,Forename,Surname,Group,Year," + nineNames + "\n" +
			pupil1 + ",Pupil,001,9A,9,2,5,6,20,21,30,31,100,0\n" +
			",,,9A,,10,11,12,13,14,15,16,17,18\n"},
		{"Cohort - Mean Percentages.csv", "PASS,,,,,,,,,,\nGroup,Frequency," + nineNames + "\n9A,14,71,68,70,66,62,73,64,75,69\nAll pupils,29,70,66,69,65,61,72,63,74,68\n"},
		{"Cohort Analysis.csv", "Cohort percentiles,,,,,,,,,,\nCategory,Frequency," + nineNames + "\nMale,20,8,12,15,20,31,9,5,11,14\n"},
		{"Item Level Analysis.csv", "Category,Frequency," + questions(50) + "\nAll,29" + strings.Repeat(",55", 50) + "\n"},
	}}
	g := readFiles(t, in)
	g.wantFound(t, "PASS-003 row 1", "REC-006 row 5")
	if rows := g.rows(t, tableResults, "pupil_id", "percentile", "percentage", "band"); len(rows) != 9 || rows[8] != pupil1+" 0 . low" {
		t.Errorf("pupils' rows %q, want one pupil's nine, the last of percentile 0", rows)
	}
	rows := g.rows(t, tableGroups, "group", "pupils", "factor", "percentage", "percentile", "band")
	if len(rows) != 27 {
		t.Fatalf("%d rows of groups, want 27", len(rows))
	}
	for i, want := range map[int]string{0: "9A 14 feelings-about-school 71 . .", 9: "All pupils 29 feelings-about-school 70 . .", 18: "Male 20 feelings-about-school . 8 ."} {
		if rows[i] != want {
			t.Errorf("row %d of groups %q, want %q", i, rows[i], want)
		}
	}
}

func questions(n int) string {
	var out []string
	for i := range n {
		out = append(out, "Q"+string(rune('0'+(i+1)/10))+string(rune('0'+(i+1)%10)))
	}
	return strings.Join(out, ",")
}

// What schools type: sittings side by side in two rows of headings or in words, a
// row a factor, bands and colours in place of numbers.
func TestTyped(t *testing.T) {
	t.Parallel()
	short := []string{"Feelings", "Learning capability", "Self–regard", "Preparedness", "Attitude to teachers", "Work ethic", "Confidence in learning", "Attitude to attendance", "Response to curriculum"}
	var words, under, over []string
	for _, s := range short {
		words = append(words, s+" Pre", s+" Post")
		over = append(over, s, "")
		under = append(under, "Pre", "Post")
	}
	row := pupil1 + ",Pupil 001,5,20,12,12,30,31,90,85,<1,1,12th,12%,33,33,40,,low,8"
	for name, text := range map[string]string{
		"in words":        "UPN,Name," + strings.Join(words, ",") + "\n" + row + "\n",
		"in two rows":     ",," + strings.Join(over, ",") + "\nUPN,Name," + strings.Join(under, ",") + "\n" + row + "\n",
		"merged ids":      "UPN,Name," + strings.Join(over, ",") + "\n,," + strings.Join(under, ",") + "\n" + row + "\n",
		"titles and tail": "PASS tracker,,,\nUPN,Name," + strings.Join(words, ",") + "\n" + row + "\nTotal,,9,9\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := readFiles(t, one(text))
			if name != "titles and tail" {
				g.wantFound(t, "PASS-025 R"+map[bool]string{true: "2", false: "3"}[name == "in words"])
			}
			wantRows(t, g.rows(t, tableChange, "band_first", "band_last", "band_move", "percentile_first", "percentile_last", "percentile_direction", "flags"), []string{
				"low low-moderate up 5 20 up interval-not-known",
				"low-moderate low-moderate same 12 12 same interval-not-known",
				"moderate high up 30 31 up interval-not-known",
				"high high same 90 85 down interval-not-known",
				"low low same 1 1 same interval-not-known",
				"low-moderate low-moderate same 12 12 same interval-not-known",
				"high high same 33 33 same interval-not-known",
				"high . . 40 . . interval-not-known;last-without-result",
				"low low-moderate up . 8 . interval-not-known;no-percentile",
			})
		})
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	text := "Pupil ID,Factor,Score,Survey,Date\n"
	for _, f := range strings.Split(nineNames, ",") {
		text += "0012," + f + ",8,Pre,12/10/2022\n0012," + strings.ToUpper(f) + ",green,Post,05/07/2023\n"
	}
	text += "0012,P3,50,Post,05/07/2023\n0012,Happiness,50,Post,05/07/2023\n"
	g := readFiles(t, one(text))
	g.wantFound(t, "PASS-023 B20", "PASS-023 B21")
	rows := g.rows(t, tableChange, "pupil_id", "factor", "band_first", "band_last", "band_move", "percentile_direction", "weeks", "flags")
	if len(rows) != 9 || rows[8] != "0012 response-to-curriculum-demands low-moderate high up . 38 no-percentile" {
		t.Errorf("rows %q", rows)
	}
	if r := g.rows(t, tableResults, "factor", "source"); r[1] != "perceived-learning-capability pass.csv row 4" {
		t.Errorf("second result is %q, want its own row of the list", r[1])
	}
}

// Both surveys in one table are kept apart; a row that may be of either is refused.
func TestLevels(t *testing.T) {
	t.Parallel()
	g := readFiles(t, askedOf{wave: "baseline", files: []file{{"pass.csv", "UPN," + nineNames + ",Learner self-worth,Response to learning\n" +
		pupil1 + ",1,2,3,4,5,6,7,8,9,,\n" + pupil2 + ",50,,,40,,,,,,30,20\n" + pupil3 + ",50,,,40,,,,,,,\n" + upn(4) + ",1,2,3,4,5,6,7,8,9,1,1\n"}}})
	g.wantFound(t, "PASS-022 row 4", "PASS-022 row 5")
	rows := g.rows(t, tableResults, "pupil_id", "survey", "factor", "percentile")
	if len(rows) != 13 {
		t.Fatalf("%d rows, want nine and four", len(rows))
	}
	wantRows(t, rows[9:], []string{
		pupil2 + " level-1 level-1-feelings-about-school 50", pupil2 + " level-1 level-1-preparedness-for-learning 40",
		pupil2 + " level-1 level-1-learner-self-worth 30", pupil2 + " level-1 level-1-response-to-learning 20"})
	g = readFiles(t, askedOf{wave: "baseline", files: []file{{"pass.csv", "UPN,Feelings about school,Preparedness for learning,Learner self-worth,Response to learning\n" + pupil1 + ",1,,3,4\n"}}})
	g.wantFound(t, "PASS-025 C2")
	if rows := g.rows(t, tableResults, "survey", "factor", "percentile", "flags"); len(rows) != 4 || rows[1] != "level-1 level-1-preparedness-for-learning . blank;no-date" {
		t.Errorf("rows %q", rows)
	}
}

// Factors by name, whatever their order and numbers; by number alone never.
func TestNames(t *testing.T) {
	t.Parallel()
	eight := "Feelings about school,Perceived learning capabilities,Self – regard,Preparedness for learning,Attitudes to teachers,General work ethic,Confidence in learning,Response to curriculum needs"
	for _, c := range []struct{ name, head, found, missing string }{
		{name: "other order", head: "Response to curriculum needs,Attitude to attendance,Confidence in learning,General Work Ethic,ATTITUDES TO TEACHERS,Preparedness for learning,Self\u00a0–\u00a0regard,Perceived learning capability,Feelings"},
		{name: "numbered otherwise", head: "P1 Feelings about school,P2 Attitudes to teachers,P3 Attitudes to attendance,P4 Confidence in learning,P5 Self-regard,P6 Preparedness for learning,P7 General work ethic,P8 Perceived learning capability,P9 Response to curriculum"},
		{name: "as a list", head: "1. Feelings about school,2. Perceived learning capability,3. Self-regard as a learner,4. Preparedness for learning,5. Attitudes to teachers,6. General work ethic,7. Confidence in learning,8. Attitudes to attendance,9. Response to curriculum demands"},
		{name: "single words", head: "Feelings,Capability,Self-regard,Preparedness,Teachers,Work ethic,Confidence,Attendance,Curriculum"},
		{name: "numbers alone", head: "P1,P2,P3,P4,P5,P6,P7,P8,P9", found: "PASS-001 B1"},
		{name: "numbers and the word factor", head: "Factor 1,Factor 2,Factor 3,Factor 4,Factor 5,Factor 6,Factor 7,Factor 8,Factor 9", found: "PASS-001 B1"},
		{name: "eight and the rate of attendance", head: eight + ",Attendance", found: "PASS-002 row 1", missing: "Attitudes to attendance"},
		{name: "two for one", head: eight + ",Feelings", found: "REC-004 J1"},
		{name: "a tenth of the vendor", head: vendorHead + ",PASS - Factor 10 - Percentile", found: "PASS-002 K1"},
		{name: "four of the vendor", head: "PASS - Factor 1 - Percentile,PASS - Factor 2 - Percentile,PASS - Factor 3 - Percentile,PASS - Factor 4 - Percentile", found: "PASS-002 row 1",
			missing: "Attitudes to teachers, General work ethic, Confidence in learning, Attitudes to attendance, Response to curriculum demands"},
		{name: "half of Level 1", head: nineNames + ",Learner self-worth", found: "PASS-002 row 1", missing: "Response to learning (Level 1)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := one("UPN," + c.head + "\n" + pupil1 + ",1,2,3,4,5,6,7,8,9\n")
			if n := strings.Count(c.head, ","); n == 9 {
				in = one("UPN," + c.head + "\n" + pupil1 + ",1,2,3,4,5,6,7,8,9,10\n")
			} else if n == 3 {
				in = one("UPN," + c.head + "\n" + pupil1 + ",1,2,3,4\n")
			}
			in.wave = "baseline"
			g := readFiles(t, in)
			if got := strings.Join(g.found(), "|"); got != c.found {
				t.Errorf("findings %q, want %q", got, c.found)
			}
			if c.found == "" && len(g.rows(t, tableResults, "factor")) != 9 {
				t.Error("not all nine factors were read")
			}
			for _, group := range g.log.Groups() {
				if c.missing != "" && !strings.HasSuffix(group.Kept[0].Want(), "missing here: "+c.missing) {
					t.Errorf("the finding expects %q, want it to name %s", group.Kept[0].Want(), c.missing)
				}
			}
		})
	}
	in := one("UPN," + strings.Split(nineNames, ",")[0] + ",Confidence in learning,General work ethic,Attitudes to teachers\n" + pupil1 + ",1,2,3,4\n")
	in.wave, in.settings = "baseline", metrics.Settings{optionFactors: "named"}
	g := readFiles(t, in)
	g.wantFound(t)
	if rows := g.rows(t, tableResults, "factor", "percentile"); len(rows) != 4 || rows[1] != "attitudes-to-teachers 4" {
		t.Errorf("rows %q, want the four that are named", rows)
	}
}

// A map says what other headings and words mean.
func TestMap(t *testing.T) {
	t.Parallel()
	m, err := record.ParseMap([]byte("format: 1\nmeasure: pass\ncolumns:\n  P1: feelings-about-school\n  P2: attitudes-to-teachers\n  P3: attitudes-to-attendance\n  P4: confidence-in-learning\n" +
		"  P5: self-regard-as-a-learner\n  P6: preparedness-for-learning\n  P7: general-work-ethic\n  P8: perceived-learning-capability\n  P9: response-to-curriculum-demands\n" +
		"values:\n  feelings-about-school:\n    R: red\n    x: \"\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	in := one("UPN,P1,P2,P3,P4,P5,P6,P7,P8,P9\n" + pupil1 + ",R,2,3,4,5,6,7,8,9\n")
	in.wave, in.m = "baseline", m
	g := readFiles(t, in)
	g.wantFound(t)
	if rows := g.rows(t, tableResults, "factor", "percentile", "band", "flags"); rows[0] != "feelings-about-school . low band-only;no-date" || rows[1] != "perceived-learning-capability 8 low-moderate no-date" {
		t.Errorf("rows %q", rows)
	}
	if unknown := m.Unknown(known()); len(unknown) > 0 {
		t.Errorf("the map's fields %q are not those of the measure", unknown)
	}
}

func known() []string {
	var out []string
	for f := range Measure().Fields() {
		out = append(out, f)
	}
	return out
}
