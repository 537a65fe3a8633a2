package ngrt

import (
	"testing"

	"apst/ingest/sheet"
)

// No text stops the parsers, and what they read is within the limits.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"9:05", "10:08:00 AM", "0.4222222", "Oct-08", "10.8", "<6:00", "17:00+", "9y 5m", "PT10H08M00S", "٣y", "<60", "69*", "97.5", "92-108", "+4", "2A", "NGRT Form B", "ȺȺ+", ""} {
		f.Add(s, uint8(sheet.Text))
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		k := sheet.Kind(kind % 7)
		for _, r := range []ageReader{{}, {decimals: asMonths}, {decimals: asYears, wholeYears: true}, {rounded: true}} {
			a, problem := r.read(k, text)
			if (problem == ageFine) != (a.months > 0) || a.months > 0 && (a.months < limit("age-least") || a.months > limit("age-most")) {
				t.Fatalf("%q: %+v, problem %d", text, a, problem)
			}
			if problem == ageFine && a.censored == "" && !a.years {
				if b, p := (ageReader{}).read(sheet.Text, a.String()); p != ageFine || b != a {
					t.Fatalf("%q is %s, which is read as %+v", text, a, b)
				}
			}
		}
		if s := sasOf(k, text); s.kind == sasScore && (s.n < 59 || s.n > 141) {
			t.Fatalf("%q is the score %d", text, s.n)
		}
		if lower, upper, ok := bandOf(text); ok && lower > upper {
			t.Fatalf("%q is a band from %d to %d", text, lower, upper)
		}
		if form, ok := formOf(text, ""); ok && forms()[form] == "" {
			t.Fatalf("%q is the form %q", text, form)
		}
		signed(text)
		namesIn(text)
		labelOf(text)
	})
}

// No file stops the reading, and every row ends in one place.
func FuzzRead(f *testing.F) {
	f.Add("UPN,Date of test,Form,SAS,Stanine,NPR,Reading Age\n" + pupil1 + ",19/09/2022,A,82,3,12,9:05\n")
	f.Add(",,Start,,Finish,\nUPN,Form,Date,SAS,Date,SAS\n" + pupil1 + ",A,19/09/2022,82,08/05/2023,86\n")
	f.Add("NGRT,,\nUPN,Test,SAS\n" + pupil1 + ",NGST,82\nNGST,,\nUPN,Test,SAS\n" + pupil2 + ",,318\n")
	f.Add("UPN,Autumn 1 SAS,Autumn 2 SAS,SAS change,Progress\n" + pupil1 + ",82,86,+4,Expected\n")
	f.Fuzz(func(t *testing.T, text string) {
		rd, _, err := quick(t.TempDir(), map[string]string{"NGRT.csv": text})
		if err != nil {
			t.Skip()
		}
		defer rd.Close()
		c := rd.counted
		if c.written+c.repeated+c.settled+c.others+c.unknown != c.records {
			t.Fatalf("%+v does not add up", c)
		}
		seen := map[string]bool{}
		for _, r := range rd.results {
			key := r.pupil + " " + r.date.String() + " " + r.sitting
			if !r.date.IsZero() {
				key = r.pupil + " " + r.date.String()
			}
			if seen[key] {
				t.Fatalf("%s is given twice", key)
			}
			seen[key] = true
			r.write()
		}
		rd.Summary()
	})
}
