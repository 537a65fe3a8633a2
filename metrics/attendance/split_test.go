package attendance

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// codes are the codes of tokens, with a space between.
func codes(tokens []Token) string {
	var list []string
	for _, t := range tokens {
		list = append(list, t.Code.String())
	}
	return strings.Join(list, " ")
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, day, text string
		sessions        int
		want            string
	}{
		{"a week", "2022-09-05", `/\/\L\II/\`, 10, `/ \ / \ L \ I I / \`},
		{"two characters", "2024-09-02", `/\C2C2Y1\`, 6, `/ \ C2 C2 Y1 \`},
		{"twenty characters", "2024-09-02", "C2C2C2C2C2C2C2C2C2C2", 10, "C2 C2 C2 C2 C2 C2 C2 C2 C2 C2"},
		{"three characters", "2021-10-04", `X05X05/\I02X`, 6, `X05 X05 / \ I02 X`},
		{"C before a stroke", "2024-09-02", `C\C2\`, 4, `C \ C2 \`},
		{"blanks at the ends", "2022-09-05", `  /\-.L\  `, 10, `no mark no mark / \ no mark no mark L \ no mark no mark`},
		{"no-break space", "2022-09-05", "/\u00A0", 2, `/ no mark`},
		{"wrong slashes", "2022-09-05", `//\\`, 4, `/ \ / \`},
		{"lower case", "2024-09-02", `nnc2\`, 4, `N N C2 \`},
		{"unknown marks hold their place", "2022-09-05", `/@*\£/`, 6, `/ unknown unknown \ unknown \`},
		{"a digit by itself", "2022-09-05", `/\5\`, 4, `/ \ unknown \`},
		{"nothing", "2022-09-05", "", 0, ""},
	} {
		tokens, fault := new(Marks).Split(nil, c.text, weekdays(c.day, 10)[:c.sessions])
		if got := codes(tokens); got != c.want || fault.Problem != SplitFine {
			t.Errorf("%s: %q is %q, %v; want %q", c.name, c.text, got, fault, c.want)
		}
	}
}

func TestSplitRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, day, text string
		sessions        int
		want            SplitProblem
		says            string
	}{
		{"short", "2022-09-05", `/\/\L\II/`, 10, WrongCount, "9 marks for 10 sessions"},
		{"long", "2022-09-05", `/\/\L\II/\/`, 10, WrongCount, "11 marks for 10 sessions"},
		{"empty", "2022-09-05", "", 10, WrongCount, "0 marks for 10 sessions"},
		{"no sessions", "2022-09-05", "/", 0, WrongCount, "1 mark for 0 sessions"},
		{"one character a session", "2024-09-02", `/\/\C2/\/\`, 10, TwoReadings, "characters 5 to 6 are one code or two marks; 10 sessions"},
		{"C2 in 2022", "2022-09-05", `/\/\C2/\/\`, 10, StrayDigit, "character 6 is a digit that is part of no code"},
		{"Y1 in 2023", "2023-01-09", `Y1`, 2, StrayDigit, "character 2 is a digit that is part of no code"},
		{"X5", "2021-10-04", `/\X5`, 4, StrayDigit, "character 4 is a digit that is part of no code"},
		{"X-05", "2021-10-04", `/\X-05`, 6, StrayDigit, "character 5 is a digit that is part of no code"},
		{"sub-code before its time", "2021-08-23", `X09\`, 4, StrayDigit, "character 2 is a digit that is part of no code"},
		{"a date made of it", "2022-09-05", "1/2", 2, WrongCount, "3 marks for 2 sessions"},
		{"a novel", "2022-09-05", strings.Repeat("/", 5000), 10, TooManyMarks, "more than 1011 marks for 10 sessions"},
	} {
		tokens, fault := new(Marks).Split(nil, c.text, weekdays(c.day, 10)[:c.sessions])
		if fault.Problem != c.want || fault.String() != c.says || tokens != nil {
			t.Errorf("%s: %q is refused with %d, %q, and has %d marks; want %d, %q", c.name, c.text, fault.Problem, fault, len(tokens), c.want, c.says)
		}
	}
}

// With digits of the school's own, what could be one code or two marks is refused.
func TestSplitLocal(t *testing.T) {
	t.Parallel()
	m, err := NewMarks(map[string]string{"2": "/", "LA": "L", "-": "O"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day, text string
		sessions  int
		want      string
		problem   SplitProblem
	}{
		{"2022-09-05", `C2/\`, 4, `C \ / \`, SplitFine}, // C2 was no code, and 2 is declared
		{"2024-09-02", `C2/\`, 3, "", TwoReadings},
		{"2024-09-02", `C2/\`, 4, "", TwoReadings},
		{"2024-09-02", `2\LA-`, 4, `/ \ L O`, SplitFine},
		{"2024-09-02", `C1\`, 2, `C1 \`, SplitFine},
	} {
		tokens, fault := m.Split(nil, c.text, weekdays(c.day, 10)[:c.sessions])
		if got := codes(tokens); got != c.want || fault.Problem != c.problem {
			t.Errorf("%q for %d sessions is %q, %v; want %q", c.text, c.sessions, got, fault, c.want)
		}
	}
}

// A string over the change of codes is read by the set of each of its days.
func TestSplitStraddles(t *testing.T) {
	t.Parallel()
	slots := weekdays("2024-08-16", 2) // Friday 16 and Monday 19 August
	tokens, fault := new(Marks).Split(nil, "JYJ1Y7", slots)
	if got := codes(tokens); got != "J Y J1 Y7" || fault.Problem != SplitFine {
		t.Errorf("got %q, %v", got, fault)
	}
	if _, fault = new(Marks).Split(nil, "J1JYY7", slots); fault.Problem != StrayDigit {
		t.Errorf("J1 on the Friday is %v", fault)
	}
	want := []Token{{Mark{CodeJ, 0}, 0, 1}, {Mark{CodeY, 0}, 1, 2}, {Mark{CodeJ1, 0}, 2, 4}, {Mark{CodeY7, 0}, 4, 6}}
	if diff := cmp.Diff(want, tokens); diff != "" {
		t.Error(diff)
	}
}

// Whatever a string holds: it is refused, or has one mark for each session, each
// of them of its own bytes and none left over.
func FuzzSplit(f *testing.F) {
	for _, text := range []string{`/\/\L\II/\`, `/\C2C2Y1\`, `X05X5\`, "  -. ", "£\xff/", "", `//`, "nnl\u00A0"} {
		f.Add(text, int32(on("2024-08-14")), uint8(10), false)
		f.Add(text, int32(on("2021-08-24")), uint8(4), true)
	}
	local, err := NewMarks(map[string]string{"2": "/", "£": "O", "LA!": "L", "-": "no mark"})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, day int32, n uint8, declared bool) {
		m := new(Marks)
		if declared {
			m = local
		}
		slots := make([]Slot, n)
		for i := range slots {
			slots[i] = Slot(day)<<1 + Slot(i)
		}
		tokens, fault := m.Split(nil, text, slots)
		if fault.Problem != SplitFine {
			if tokens != nil || fault.String() == "" || fault.Start > fault.End || fault.End > len(text) {
				t.Fatalf("refused with %+v and %d marks", fault, len(tokens))
			}
			return
		}
		if len(tokens) != len(slots) {
			t.Fatalf("%d marks for %d sessions", len(tokens), len(slots))
		}
		end := 0
		for i, token := range tokens {
			if token.Start != end || token.End <= end || utf8.RuneCountInString(text[token.Start:token.End]) > 3 {
				t.Fatalf("mark %d is %+v after byte %d of %q", i, token, end, text)
			}
			end = token.End
			if token.Code == Nothing || token.Code > Unknown {
				t.Fatalf("mark %d is %v", i, token.Code)
			}
		}
		if end != len(text) {
			t.Fatalf("bytes %d to %d are of no mark", end, len(text))
		}
	})
}
