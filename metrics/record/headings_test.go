package record

import "testing"

// A heading says its field with and without the test's name, what stands in
// brackets, and the sitting: in front, behind, in the middle, with the year.
func TestHeadings(t *testing.T) {
	t.Parallel()
	h := NewHeadings(testHeadings, "ngrt")
	for text, want := range map[string]Meaning{
		"SAS":                              {Field: "sas", Rank: "1"},
		"NGRT - SAS":                       {Field: "sas", Rank: "1"},
		"NGRT_SAS (90% confidence)":        {Field: "sas", Rank: "1"},
		"Start SAS":                        {Field: "sas", Rank: "1", Wave: "baseline"},
		"SAS Finish point":                 {Field: "sas", Rank: "1", Wave: "endline"},
		"SAS (Autumn)":                     {Field: "sas", Rank: "1", Wave: "autumn"},
		"SAS (Autumn term 2022/23)":        {Field: "sas", Rank: "1", Wave: "autumn 2022/23"},
		"NGRT Autumn 2022 SAS":             {Field: "sas", Rank: "1", Wave: "autumn 2022"},
		"Summer 23 Stanine":                {Field: "stanine", Rank: "1", Wave: "summer 2023"},
		"Autumn 2 SAS":                     {Field: "sas", Rank: "1", Wave: "autumn 2"},
		"2022-2023 Spring SAS":             {Field: "sas", Rank: "1", Wave: "spring 2022/23"},
		"Date of test 1":                   {Field: "date", Rank: "1", Wave: "1"},
		"Date of first test":               {Field: "date", Rank: "1", Wave: "baseline"},
		"SAS 2":                            {Field: "sas", Rank: "1", Wave: "2"},
		"D.O.B.":                           {Field: Born, Rank: "1"},
		"SAS target":                       {},
		"2022 SAS":                         {},
		"Date of birth of the first child": {},
	} {
		if got := h.Of(text); got != want {
			t.Errorf("Of(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func TestWaveOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Start point": "baseline", "Autumn": "autumn", "AUTUMN TERM 2022": "autumn 2022", "Sitting 2": "2", "T1": "1",
		"Spring 1": "spring 1", "Autumn and Spring": "", "NGRT results": "", "2022": "", "": "", "Pre": "baseline",
	} {
		if got := WaveOf(text); got != want {
			t.Errorf("WaveOf(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"NGRT Start Point (September 2022)": "baseline", "Results of autumn 2022": "autumn 2022", "Autumn 2021 to summer 2022": "",
		"NGRT T1 results": "1", "Year 7 group 1": "", "Autumn term 22": "autumn 2022",
	} {
		if got := waveIn(text); got != want {
			t.Errorf("waveIn(%q) = %q, want %q", text, got, want)
		}
	}
}

// parts reads headings that are made of parts.
type parts struct{}

func (parts) Of(heading string) Meaning {
	switch heading {
	case "Scale A %":
		return Meaning{Field: "a.percentage"}
	case "Scale A":
		return Meaning{Field: "a"}
	}
	return Meaning{}
}

func (parts) Known() map[string][]string { return map[string][]string{"a": {"scale a"}} }

// A measure's own reader of headings is asked first: signs count for it.
func TestReader(t *testing.T) {
	t.Parallel()
	h := NewHeadings(testHeadings).ReadBy(parts{})
	for text, want := range map[string]string{"Scale A %": "a.percentage", "Scale A": "a", "SAS": "sas", "Scale B": ""} {
		if got := h.Of(text).Field; got != want {
			t.Errorf("Of(%q) is %q, want %q", text, got, want)
		}
	}
	if got := h.Known()["a"]; len(got) != 1 {
		t.Errorf("headings of the field a: %q, want those of the reader", got)
	}
}

// Under headings that span columns stands what these hold; a row of numbers is data.
func TestContinues(t *testing.T) {
	t.Parallel()
	v := &vocabulary{spec: testSpec()}
	for _, c := range []struct {
		cells []string
		want  bool
	}{
		{[]string{"", "", "Pre", "Post", "Pre", "Post"}, true},
		{[]string{"UPN", "Name", "Start", "Finish", "Start", "Finish"}, true},
		{[]string{"", "", "Pre", "Post"}, false},
		{[]string{"", "", "1", "2", "1", "2"}, false},
		{[]string{"A999432119001", "", "Pre", "Post", "Pre", "Post"}, false},
		{nil, false},
	} {
		if got := v.Continues(c.cells); got != c.want {
			t.Errorf("Continues(%q) = %v, want %v", c.cells, got, c.want)
		}
	}
}
