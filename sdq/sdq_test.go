package sdq_test

import (
	"slices"
	"testing"

	"apst/sdq"
	"github.com/google/go-cmp/cmp"
)

const blank = -1

// answer is an answer for a test that means it: 0, 1, 2 or blank.
func answer(v int) sdq.Answer {
	if v == blank {
		return sdq.Missing
	}
	a, ok := sdq.AnswerOf(v)
	if !ok {
		panic("no such answer")
	}
	return a
}

func rating(v int) sdq.Rating {
	if v == blank {
		return 0
	}
	r, ok := sdq.RatingOf(v)
	if !ok {
		panic("no such rating")
	}
	return r
}

// flat is a response with the same answer to every item.
func flat(v int) sdq.Response {
	var r sdq.Response
	for i := range r.Items {
		r.Items[i] = answer(v)
	}
	return r
}

// score is a score for tests of what is done with scores.
func score(t *testing.T, scale sdq.Scale, who sdq.Informant, n int) sdq.Value {
	t.Helper()
	if n == blank {
		return sdq.Value{}
	}
	v, ok := sdq.ValueOf(scale, who, n)
	if !ok {
		t.Fatalf("%v by %v cannot be %d", scale, who, n)
	}
	return v
}

// The scales as the scoring sheets list them; typed here again, so that a slip
// in the package does not repeat itself in its tests.
var sheet = []struct {
	scale    sdq.Scale
	items    [5]int
	reversed []int
}{
	{sdq.Emotional, [5]int{3, 8, 13, 16, 24}, nil},
	{sdq.Conduct, [5]int{5, 7, 12, 18, 22}, []int{7}},
	{sdq.Hyperactivity, [5]int{2, 10, 15, 21, 25}, []int{21, 25}},
	{sdq.Peer, [5]int{6, 11, 14, 19, 23}, []int{11, 14}},
	{sdq.Prosocial, [5]int{1, 4, 9, 17, 20}, nil},
}

func TestItems(t *testing.T) {
	t.Parallel()
	stems := []string{
		"consid", "restles", "somatic", "shares", "tantrum", "loner", "obeys",
		"worries", "caring", "fidgety", "friend", "fights", "unhappy", "popular",
		"distrac", "clingy", "kind", "lies", "bullied", "helpout", "reflect",
		"steals", "oldbest", "afraid", "attends",
	}
	young := slices.Clone(stems)
	young[18-1], young[22-1] = "argues", "spite"
	for i, stem := range stems {
		item := sdq.Item(i + 1)
		got := []string{
			item.Stem(0), item.Stem(sdq.Form2to4), item.Stem(sdq.Form4to17), item.Stem(sdq.Form18Plus),
		}
		if diff := cmp.Diff([]string{stem, young[i], stem, stem}, got); diff != "" {
			t.Errorf("stems of item %d (-want +got):\n%s", item, diff)
		}
		if got, form, ok := sdq.ParseStem(stem); got != item || form != 0 || !ok {
			t.Errorf("ParseStem(%q) = %d, %v, %v; want %d, unknown, true", stem, got, form, ok, item)
		}
	}
	for item, stem := range map[sdq.Item]string{18: "argues", 22: "spite"} {
		if got, form, ok := sdq.ParseStem(stem); got != item || form != sdq.Form2to4 || !ok {
			t.Errorf("ParseStem(%q) = %d, %v, %v; want %d, 2-4, true", stem, got, form, ok, item)
		}
	}
	for _, s := range []string{"", "pconsid", "Consid", "prosoc", " kind", "1"} {
		if got, form, ok := sdq.ParseStem(s); ok || got != 0 || form != 0 {
			t.Errorf("ParseStem(%q) = %d, %v, %v; want no item", s, got, form, ok)
		}
	}
	for _, item := range []sdq.Item{0, 26, 255} {
		if item.Valid() || item.Stem(sdq.Form4to17) != "" || item.Scale().Valid() || item.Reversed() {
			t.Errorf("item %d is taken for an item", item)
		}
	}
}

func TestScaleItems(t *testing.T) {
	t.Parallel()
	of := map[sdq.Scale][]sdq.Item{}
	for _, s := range sheet {
		for _, i := range s.items {
			item := sdq.Item(i)
			of[s.scale] = append(of[s.scale], item)
			if item.Scale() != s.scale {
				t.Errorf("item %d is on %v; want %v", i, item.Scale(), s.scale)
			}
			if want := slices.Contains(s.reversed, i); item.Reversed() != want {
				t.Errorf("item %d reversed: %v; want %v", i, item.Reversed(), want)
			}
		}
	}
	join := func(scales ...sdq.Scale) []sdq.Item {
		var items []sdq.Item
		for _, s := range scales {
			items = append(items, of[s]...)
		}
		slices.Sort(items)
		return items
	}
	of[sdq.Total] = join(sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer)
	of[sdq.Internalising] = join(sdq.Emotional, sdq.Peer)
	of[sdq.Externalising] = join(sdq.Conduct, sdq.Hyperactivity)
	for _, s := range sdq.AllScales() {
		if diff := cmp.Diff(of[s], s.Items()); diff != "" {
			t.Errorf("items of %v (-want +got):\n%s", s, diff)
		}
	}
}

func TestScales(t *testing.T) {
	t.Parallel()
	type facts struct {
		name                          string
		self, teacher, parent, nobody int
	}
	want := []facts{
		{"emotional", 10, 10, 10, 10}, {"conduct", 10, 10, 10, 10},
		{"hyperactivity", 10, 10, 10, 10}, {"peer", 10, 10, 10, 10},
		{"prosocial", 10, 10, 10, 10}, {"total", 40, 40, 40, 40},
		{"internalising", 20, 20, 20, 20}, {"externalising", 20, 20, 20, 20},
		{"impact", 10, 6, 10, 0},
	}
	all := sdq.AllScales()
	if len(all) != sdq.ScaleCount || len(want) != sdq.ScaleCount {
		t.Fatalf("%d scales; want %d", len(all), sdq.ScaleCount)
	}
	for i, s := range all {
		got := facts{s.String(), s.Max(sdq.Self), s.Max(sdq.Teacher), s.Max(sdq.Parent), s.Max(0)}
		if int(s) != i || got != want[i] {
			t.Errorf("scale %d: %+v; want %d: %+v", s, got, i, want[i])
		}
		if back, ok := sdq.ParseScale(s.String()); !ok || back != s {
			t.Errorf("ParseScale(%q) = %v, %v", s, back, ok)
		}
		if s.HighIsGood() != (s.String() == "prosocial") {
			t.Errorf("%v: high is good is %v", s, s.HighIsGood())
		}
	}
	if s, ok := sdq.ParseScale("no scale"); ok || s.Valid() || s.Max(sdq.Parent) != 0 || s.Parts() != nil || s.Items() != nil {
		t.Errorf("a scale that is none: %v, %v", s, ok)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for i, name := range []string{"self", "teacher", "parent"} {
		who := sdq.Informant(i + 1)
		if got, ok := sdq.ParseInformant(name); !ok || got != who || who.String() != name || !who.Valid() {
			t.Errorf("informant %q: %v, %v", name, got, ok)
		}
	}
	for i, name := range []string{"2-4", "4-17", "18+"} {
		form := sdq.Form(i + 1)
		if got, ok := sdq.ParseForm(name); !ok || got != form || form.String() != name || !form.Valid() {
			t.Errorf("form %q: %v, %v", name, got, ok)
		}
	}
	for _, name := range []string{"", "unknown", "Self", "pupil"} {
		if who, ok := sdq.ParseInformant(name); ok || who.Valid() || who.String() != "unknown" {
			t.Errorf("informant %q: %v, %v", name, who, ok)
		}
		if form, ok := sdq.ParseForm(name); ok || form.Valid() || form.String() != "unknown" {
			t.Errorf("form %q: %v, %v", name, form, ok)
		}
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	for v := -3; v <= 300; v++ {
		a, ok := sdq.AnswerOf(v)
		if back, there := a.Value(); ok != (v >= 0 && v <= 2) || there != ok || ok && back != v {
			t.Errorf("answer %d: %v, %v, value %d, %v", v, a, ok, back, there)
		}
		r, ok := sdq.RatingOf(v)
		if back, there := r.Value(); ok != (v >= 0 && v <= 3) || there != ok || ok && back != v {
			t.Errorf("rating %d: %v, %v, value %d, %v", v, r, ok, back, there)
		}
		p, ok := sdq.ProgressOf(v)
		if back, there := p.Value(); ok != (v >= 0 && v <= 4) || there != ok || ok && back != v {
			t.Errorf("progress %d: %v, %v, value %d, %v", v, p, ok, back, there)
		}
	}
	for v, name := range []string{"blank", "much-worse", "bit-worse", "same", "bit-better", "much-better", "blank"} {
		if got := sdq.Progress(v).String(); got != name {
			t.Errorf("progress %d is %q; want %q", v, got, name)
		}
	}
	for v := 5; v <= 255; v++ {
		_, a := sdq.Answer(v).Value()
		_, r := sdq.Rating(v).Value()
		if a || r || sdq.Answer(v).String() != "blank" {
			t.Errorf("the byte %d has a value", v)
		}
	}
	var a sdq.Answer
	if a != sdq.Missing {
		t.Error("an answer nobody set is not missing")
	}
}

func TestValueOf(t *testing.T) {
	t.Parallel()
	for _, who := range []sdq.Informant{0, sdq.Self, sdq.Teacher, sdq.Parent} {
		for _, scale := range append(sdq.AllScales(), sdq.ScaleCount) {
			for n := -300; n <= 300; n++ {
				v, ok := sdq.ValueOf(scale, who, n)
				want := who != 0 && scale < sdq.ScaleCount && n >= 0 && n <= scale.Max(who)
				got, there := v.Number()
				if ok != want || there != want || want && got != n {
					t.Fatalf("ValueOf(%v, %v, %d) = %v, %v; want %v", scale, who, n, v, ok, want)
				}
			}
		}
	}
	var v sdq.Value
	if n, ok := v.Number(); ok || n != 0 || v.Reason() != sdq.NotScored {
		t.Errorf("the zero value is %v, %v, %v; want not scored", n, ok, v.Reason())
	}
}
